using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Workflow;

/// <summary>
/// The contracts of payload types with <see cref="RedactAttribute"/> obeyed. A type that has none anywhere inside keeps its own
/// contract, and with it the fast path of generated code.
/// </summary>
internal static class RedactedTypes
{
    // By the caller's own objects: nothing outlives them.
    private static readonly ConditionalWeakTable<JsonTypeInfo, JsonTypeInfo> Known = [];
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Derived = [];

    public static JsonTypeInfo<T> Of<T>(JsonTypeInfo<T> info) => (JsonTypeInfo<T>)Of((JsonTypeInfo)info);

    public static JsonTypeInfo Of(JsonTypeInfo info) => Known.TryGetValue(info, out var known) ? known : Known.GetValue(info, Find);

    private static JsonTypeInfo Find(JsonTypeInfo info)
    {
        if (info.Options.TypeInfoResolver is null)
            return info;
        return HasSecrets(info, []) ? Derived.GetValue(info.Options, Derive).GetTypeInfo(info.Type) : info;
    }

    private static JsonSerializerOptions Derive(JsonSerializerOptions options) => new(options)
    {
        TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(Hide),
    };

    private static void Hide(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
            return;
        for (var i = 0; i < info.Properties.Count; i++)
        {
            if (IsRedacted(info.Properties[i]))
                info.Properties[i] = Note(info, info.Properties[i]);
        }
    }

    private static bool IsRedacted(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(RedactAttribute), inherit: true) == true;

    /// <summary>A text in the property's place. Its type is given, because the payload's own context may know no strings.</summary>
    private static JsonPropertyInfo Note(JsonTypeInfo info, JsonPropertyInfo property)
    {
        var note = JsonMetadataServices.CreatePropertyInfo(info.Options, new JsonPropertyInfoValues<string>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = info.Type,
            PropertyTypeInfo = JsonMetadataServices.CreateValueInfo<string>(info.Options, JsonMetadataServices.StringConverter),
            PropertyName = property.Name,
            JsonPropertyName = property.Name,
            Getter = static _ => RedactionOptions.Redacted,
        });
        note.Order = property.Order;
        return note;
    }

    /// <summary>Whether a value of the type can hold a hidden property; yes where only the value itself can tell.</summary>
    private static bool HasSecrets(JsonTypeInfo info, HashSet<Type> seen)
    {
        if (!seen.Add(info.Type))
            return false;
        if (info.Type == typeof(object) || info.PolymorphismOptions is not null)
            return true;
        if (info.ElementType is { } element && HasSecrets(info.Options.GetTypeInfo(element), seen))
            return true;
        return info.Kind == JsonTypeInfoKind.Object
            && info.Properties.Any(p => IsRedacted(p) || HasSecrets(info.Options.GetTypeInfo(p.PropertyType), seen));
    }
}
