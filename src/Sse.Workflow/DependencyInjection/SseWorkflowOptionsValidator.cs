using Microsoft.Extensions.Options;

namespace Sse.Workflow;

/// <summary>Makes the options' own validation part of the container's.</summary>
internal sealed class SseWorkflowOptionsValidator : IValidateOptions<SseWorkflowOptions>
{
    public ValidateOptionsResult Validate(string? name, SseWorkflowOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
