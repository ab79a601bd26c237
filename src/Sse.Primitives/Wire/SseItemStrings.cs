using System.Net.ServerSentEvents;
using System.Text;

namespace Sse.Primitives;

/// <summary>Completes items with the strings that repeat from event to event: types, and the id until it changes.</summary>
internal sealed class SseItemStrings(SseFrameParser parser)
{
    private readonly Utf8StringCache _types = new();
    private int _idVersion = -1;
    private Utf8Text _idText = new();
    private string? _id;

    public SseItem<T> Item<T>(T data, in SseFrame frame)
    {
        if (_idVersion != parser.IdVersion)
            UpdateId();
        // Without a type the item says "message" by itself; whatever is set it checks for line breaks, so only what is there is set.
        string? type = frame.HasEventType ? _types.Get(frame.EventType) : null;
        if (frame.Retry is { } retry)
            return new(data, type) { EventId = _id, ReconnectionInterval = retry };
        return _id is null ? new(data, type) : new(data, type) { EventId = _id };
    }

    // Most ids are ASCII; one that is not is only made again when it is sent again.
    private void UpdateId()
    {
        var id = parser.LastEventId;
        bool isInitial = _idVersion < 0 && parser.IdVersion == 0;
        _idVersion = parser.IdVersion;
        if (isInitial ? id.IsEmpty : _id is not null && Ascii.Equals(id, _id))
            return;
        _id = _idText.Decode(id);
    }
}
