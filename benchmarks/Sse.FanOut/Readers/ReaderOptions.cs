namespace Sse.FanOut;

/// <summary>What the reader process connects to.</summary>
internal sealed record ReaderOptions(int Port, int Readers, bool SignalR, int Stuck)
{
    public static ReaderOptions Parse(string[] args) =>
        new(Number(args, "--port", 0), Number(args, "--readers", 1), args.Contains("--signalr"), Number(args, "--stuck", 0));

    public string[] ToArguments() =>
        ["read", "--port", $"{Port}", "--readers", $"{Readers}", "--stuck", $"{Stuck}", .. SignalR ? ["--signalr"] : Array.Empty<string>()];

    private static int Number(string[] args, string name, int otherwise)
    {
        var index = Array.IndexOf(args, name);
        return index < 0 ? otherwise : int.Parse(args[index + 1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
