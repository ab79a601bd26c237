using System.Net.ServerSentEvents;

namespace Sse.Primitives;

/// <summary>Items with their data as text.</summary>
internal sealed class SseTextEnumerator(SseReader reader, SseItemStrings strings) : SseItemEnumerator<string>(reader)
{
    private Utf8Text _text = new();

    protected override void Read(in SseFrame frame, out SseItem<string> item) => item = strings.Item(_text.Decode(frame.Data), frame);
}
