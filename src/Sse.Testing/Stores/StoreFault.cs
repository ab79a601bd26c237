namespace Sse.Testing;

/// <summary>What a <see cref="FaultyEventStore"/> does wrong.</summary>
public enum StoreFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Commits, and then throws: the caller cannot know whether the commit took place.</summary>
    FailsAfterCommit,

    /// <summary>Says that it wrote, and writes nothing.</summary>
    LosesWrites,

    /// <summary>Writes only the first chunk of each write.</summary>
    TearsWrites,

    /// <summary>Gives up a whole commit because one of its writes is refused.</summary>
    RefusesAllForOne,

    /// <summary>Lets any writer write, whoever owns the stream.</summary>
    IgnoresOwnership,

    /// <summary>Gives a new owner the epoch it asks for, even when that is not above the last.</summary>
    TakesAnyEpoch,

    /// <summary>Takes events after the terminal one.</summary>
    WritesAfterTheEnd,

    /// <summary>Reads the newest chunks first.</summary>
    ReadsBackwards,

    /// <summary>Answers a read for one chunk after the position, one chunk too late.</summary>
    SkipsOnRead,

    /// <summary>Reads whatever there is, however much.</summary>
    IgnoresPageLimit,

    /// <summary>Forgets tags and statuses.</summary>
    ForgetsAttributes,

    /// <summary>Lists every stream, whatever was asked for.</summary>
    IgnoresConditions,

    /// <summary>Says nothing about what was written.</summary>
    NeverNotifies,

    /// <summary>Counts running streams of living nodes among those of dead ones.</summary>
    OrphansEverything,

    /// <summary>Does not drop anything.</summary>
    NeverTrims,

    /// <summary>Brings no command to the owner of its stream.</summary>
    LosesCommands,

    /// <summary>Brings commands that were handled again.</summary>
    RepeatsCommands,
}
