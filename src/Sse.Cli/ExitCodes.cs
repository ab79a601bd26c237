namespace Sse.Cli;

/// <summary>How the tool ends. Scripts rely on these.</summary>
internal static class ExitCodes
{
    /// <summary>The stream ended in order, or a limit that was asked for was reached.</summary>
    public const int Success = 0;

    /// <summary>The server refused, could not be reached, or sent what cannot be read; or a file could not be read.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted by a signal, as shells count it.</summary>
    public const int Interrupted = 130;
}
