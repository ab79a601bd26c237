using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace DemoHost.ResumeOptimizer;

/// <summary>Takes what is to be optimised out of a request, or says what is wrong with the request.</summary>
internal sealed class StartRequestReader(ResumeOptimizerOptions options, JobPageClient pages)
{
    /// <summary>JSON may write a character as six: <c>\u00e9</c>.</summary>
    private const int BytesPerCharacter = 6;
    private const int Overhead = 16 * 1024;

    /// <returns>Either the request, or the problem to answer with.</returns>
    public async Task<(OptimizationRequest? Request, IResult? Problem)> ReadAsync(HttpRequest http)
    {
        if (!http.HasJsonContentType())
            return (null, OptimizerProblems.UnsupportedType());
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = (2L * options.MaxTextLength * BytesPerCharacter) + Overhead;
        try
        {
            return await http.ReadFromJsonAsync(OptimizerJson.Default.StartRequest, http.HttpContext.RequestAborted) is { } body
                ? Check(body)
                : (null, OptimizerProblems.BadRequest("The body is empty."));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLong("request"));
        }
        // Half of a surrogate pair is JSON, but no text.
        catch (Exception e) when (e is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return (null, OptimizerProblems.BadRequest("The body is not the JSON that was asked for: {\"resume_text\": \"…\", \"job_text\": \"…\"}."));
        }
    }

    private (OptimizationRequest? Request, IResult? Problem) Check(StartRequest body)
    {
        var resume = PlainText.From(body.ResumeText ?? "");
        var job = PlainText.From(body.JobText ?? "");
        if (resume.Length == 0)
            return (null, OptimizerProblems.BadRequest("'resume_text' is missing or empty: send the resume as text."));
        if (IsTooLong(resume))
            return (null, TooLong("resume"));
        if (IsTooLong(job))
            return (null, TooLong("job"));
        var pace = TimeSpan.FromMilliseconds(Math.Clamp(body.PaceMs ?? 0, 0, options.MaxPace.TotalMilliseconds));
        if (job.Length > 0 || string.IsNullOrWhiteSpace(body.JobUrl))
            return (new OptimizationRequest(resume, job.Length > 0 ? job : null, null, pace), null);
        return CheckUrl(body.JobUrl) is { } url
            ? (new OptimizationRequest(resume, null, url, pace), null)
            : (null, OptimizerProblems.BadRequest(options.JobPages.Enabled
                ? "'job_url' is not an address that may be fetched: send an http(s) address of a public page, or the text as 'job_text'."
                : "Fetching job pages is switched off here: send the text as 'job_text'."));
    }

    private Uri? CheckUrl(string text) =>
        options.JobPages.Enabled && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && pages.IsAcceptable(uri) ? uri : null;

    private bool IsTooLong(string text) => text.Length > options.MaxTextLength || text.AsSpan().Count('\n') >= options.MaxLines;

    private IResult TooLong(string what) =>
        OptimizerProblems.TooLarge(string.Create(CultureInfo.InvariantCulture, $"The {what} may have {options.MaxTextLength:N0} characters in {options.MaxLines:N0} lines."));
}
