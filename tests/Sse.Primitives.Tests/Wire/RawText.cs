using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Primitives.Tests.Wire;

/// <summary>Written as the JSON text it holds, line breaks and all.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record RawText(string Json)
{
    internal sealed class Converter : JsonConverter<RawText>
    {
        public override RawText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, RawText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("raw");
            if (value.Json == "")
                throw new InvalidOperationException("Cannot be written.");
            writer.WriteRawValue(value.Json);
            writer.WriteEndObject();
        }
    }
}
