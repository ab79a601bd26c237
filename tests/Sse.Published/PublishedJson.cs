using System.Text.Json.Serialization;

namespace Sse.Published;

/// <summary>The only JSON contracts of this program: reflection is off in what is published.</summary>
[JsonSerializable(typeof(Imported))]
internal sealed partial class PublishedJson : JsonSerializerContext;
