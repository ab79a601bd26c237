namespace Sse.Client.Tests.Contract;

/// <summary>The harness's area "linefeeds": every line end, whole and in pieces, on a stream that stays open.</summary>
[Collection(ContractCollection.Name)]
public sealed class LineEndContractTests(ContractService service)
{
    private static readonly (string Text, string[] Events)[] Inputs =
    [
        ("data: event 1|+", ["event 1"]),
        ("data: event 1|+data: event 2 line 1|data: event 2 line 2|+", ["event 1", "event 2 line 1\nevent 2 line 2"]),
        ("data:|data: line2|data: line3|+", ["\nline2\nline3"]),
        ("data: line1|data:|data: line3|+", ["line1\n\nline3"]),
        ("data: event 1|++data: event 2|+", ["event 1", "event 2"]),
        ("data: event 1|+++data: event 2|+", ["event 1", "event 2"]),
    ];

    public static MatrixTheoryData<int, string, int> Cases => new(Enumerable.Range(0, Inputs.Length), ["\n", "\r\n", "\r"], [0, 1, 2]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Stream_LineEnds_AreAllTheSame(int input, string lineEnd, int chunkSize)
    {
        var (text, events) = Inputs[input];
        text = text.Replace("|", lineEnd, StringComparison.Ordinal).Replace("+", lineEnd, StringComparison.Ordinal);
        await using var exchange = await ContractExchange.StartAsync(service);
        var stream = await exchange.NextStreamAsync();

        stream.Send(text, chunkSize == 0 ? text.Length : chunkSize);

        foreach (string data in events)
            await exchange.ExpectEventAsync(data);
    }

    [Fact]
    public async Task Stream_CrLfCutInTheMiddle_IsOneLineEnd()
    {
        await using var exchange = await ContractExchange.StartAsync(service);
        var stream = await exchange.NextStreamAsync();

        foreach (string chunk in new[] { "data: Hello\r", "\ndata: World\r", "\n\r\ndata: OK\r", "\n", "\r", "\n" })
            stream.Send(chunk);

        await exchange.ExpectEventAsync("Hello\nWorld");
        await exchange.ExpectEventAsync("OK");
    }
}
