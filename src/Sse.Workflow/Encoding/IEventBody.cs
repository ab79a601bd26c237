namespace Sse.Workflow;

/// <summary>
/// The fields of one event behind its envelope. Implemented by structs, one for each shape; <see cref="Write"/> runs under
/// the workflow's lock, so it reads prepared values and calls no code of the user.
/// </summary>
internal interface IEventBody
{
    void Write(ref EventWriter writer);
}
