using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Workflow;

/// <summary>
/// Makes JSON of values that the user gives, without their secrets. Runs outside of any lock. Whatever goes wrong in a converter or a getter of the user ends here:
/// the stream then shows a note instead of the value.
/// </summary>
internal sealed class PayloadSerializer(SseWorkflowOptions options, Redactor redactor)
{
    private static readonly SearchValues<byte> LineBreaks = SearchValues.Create("\r\n"u8);

    /// <summary>Stands for a value that could not be serialised.</summary>
    public static ReadOnlySpan<byte> Unserialisable => "\"[unserialisable]\""u8;

    private readonly JsonSerializerOptions? _options = options.JsonOptions ?? DefaultOptions();

    /// <summary>The value as JSON on one line; null when there is no value.</summary>
    /// <param name="value">What to serialise.</param>
    /// <param name="typeInfo">How; null to look it up in <see cref="SseWorkflowOptions.JsonOptions"/>.</param>
    public byte[]? Serialize<T>(T? value, JsonTypeInfo<T>? typeInfo = null)
    {
        if (value is null)
            return null;
        try
        {
            var json = typeInfo is not null
                ? JsonSerializer.SerializeToUtf8Bytes(value, RedactedTypes.Of(typeInfo))
                : Lookup(value.GetType()) is { } found ? JsonSerializer.SerializeToUtf8Bytes(value, RedactedTypes.Of(found)) : null;
            if (json is null)
                return Unserialisable.ToArray();
            return json.Length <= options.MaxPayloadBytes ? OnOneLine(redactor.RedactJson(json)) : TooLarge(json.Length);
        }
        catch (Exception)
        {
            return Unserialisable.ToArray();
        }
    }

    private JsonTypeInfo? Lookup(Type type) =>
        _options is not null && _options.TryGetTypeInfo(type, out var info) ? info : null;

    /// <summary>Line breaks in JSON are white space between tokens (RFC 8259, section 2), but they would cut the frame's data line.</summary>
    private static byte[] OnOneLine(byte[] json)
    {
        var rest = json.AsSpan();
        for (var at = rest.IndexOfAny(LineBreaks); at >= 0; at = rest.IndexOfAny(LineBreaks))
        {
            rest[at] = (byte)' ';
            rest = rest[(at + 1)..];
        }
        return json;
    }

    private static byte[] TooLarge(int bytes) => Encoding.ASCII.GetBytes($"\"[too large: {bytes} bytes]\"");

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only where reflection-based serialisation is enabled; trimmed applications have it off and set JsonOptions.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where reflection-based serialisation is enabled; AOT-compiled applications have it off and set JsonOptions.")]
    private static JsonSerializerOptions? DefaultOptions() =>
        JsonSerializer.IsReflectionEnabledByDefault ? JsonSerializerOptions.Web : null;
}
