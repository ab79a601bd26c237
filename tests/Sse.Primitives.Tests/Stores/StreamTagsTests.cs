using FsCheck;
using FsCheck.Fluent;

namespace Sse.Primitives.Tests.Stores;

public sealed class StreamTagsTests
{
    [Fact]
    public void FromJson_OfToJson_IsTheSameTags()
    {
        var texts = ArbMap.Default.ArbFor<NonNull<string>>();
        Prop.ForAll(texts, texts, (name, value) =>
        {
            var tags = new StreamAttributes { Tags = new Dictionary<string, string> { [name.Get] = value.Get, ["file"] = "ä \"1\".csv" } }.Tags;
            StreamTags.FromJson(StreamTags.ToJson(tags)).ShouldBe(tags, ignoreOrder: true);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ToJson_NoTags_IsAnEmptyObject()
    {
        StreamTags.ToJson(new Dictionary<string, string>()).ShouldBe("{}");
        StreamTags.FromJson("{}").ShouldBeEmpty();
    }
}
