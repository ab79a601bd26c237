namespace Sse.Client.Tests.Contract;

/// <summary>The harness's areas "basic parsing", "BOM" and "comments", case by case.</summary>
[Collection(ContractCollection.Name)]
public sealed class ParsingContractTests(ContractService service)
{
    private const string Bom = "\uFEFF";

    /// <summary>Chunks sent | messages expected: an event as data, or type/id/data; a comment with its colon.</summary>
    public static TheoryData<string, string[], string[]> Cases => new()
    {
        { "one line in one chunk", ["data: Hello\n\n"], ["Hello"] },
        { "two events over three chunks", ["data: test", "test\n\ndata:", "test\n\n"], ["testtest", "test"] },
        { "one line in two chunks", ["data: Hel", "lo\n\n"], ["Hello"] },
        { "two events in one chunk", ["data: Hello\n\ndata: World\n\n"], ["Hello", "World"] },
        { "two lines in one event", ["data: Hello\ndata:World\n\n"], ["Hello\nWorld"] },
        { "empty data", ["data:\n\n"], [""] },
        { "given type", ["event: greeting\ndata: Hello\n\n"], ["greeting//Hello"] },
        { "default type", ["data: Hello\n\n"], ["message//Hello"] },
        { "id", ["id: abc\ndata: Hello\n\n"], ["message/abc/Hello"] },
        { "type and id", ["event: greeting\nid: abc\ndata: Hello\n\n"], ["greeting/abc/Hello"] },
        { "id with NUL", ["id: a\0bc\ndata: Hello\n\n"], ["message//Hello"] },
        { "id persists", ["id: abc\ndata: first\n\n", "data: second\n\n"], ["message/abc/first", "message/abc/second"] },
        { "id cleared", ["id: abc\ndata: first\n\n", "id: \ndata: second\n\n"], ["message/abc/first", "message//second"] },
        { "reverse order", ["data: Hello\nid: abc\nevent: greeting\n\n"], ["greeting/abc/Hello"] },
        { "unknown field", ["event: greeting\ncolor: blue\ndata: Hello\n\n"], ["greeting//Hello"] },
        { "no leading space", ["event:greeting\ndata:Hello\n\n"], ["greeting//Hello"] },
        { "two leading spaces", ["event:  greeting\ndata:  Hello\n\n"], [" greeting// Hello"] },
        { "no colon", ["data\n\ndata\ndata\n\n"], ["", "\n"] },
        { "multi-byte characters", ["data: €豆腐\n\n"], ["€豆腐"] },
        { "BOM at the start", [Bom + "data: Hello\n\n"], ["Hello"] },
        { "BOM before type and id", [Bom + "event: greeting\nid: abc\ndata: Hello\n\n"], ["greeting/abc/Hello"] },
        { "BOM before two events", [Bom + "data: First\n\ndata: Second\n\n"], ["First", "Second"] },
        { "BOM later is data", ["data: First\n\n", $"data: {Bom}Second\n\n"], ["First", Bom + "Second"] },
        { "BOM once only", [$"{Bom}data: {Bom}Hello\n\n"], [Bom + "Hello"] },
        { "BOM absent", ["data: Hello\n\n"], ["Hello"] },
        { "BOM before lines", [Bom + "data: Line1\ndata: Line2\n\n"], ["Line1\nLine2"] },
        { "BOM before a comment", [Bom + ":comment\ndata: Hello\n\n"], [":comment", "Hello"] },
        { "BOM before empty data", [Bom + "data:\n\n"], [""] },
        { "comment alone", [":Hello\n"], [":Hello"] },
        { "two comments", [":Hello\n", ":World\n"], [":Hello", ":World"] },
        { "comment before an event", [":Hello\n", "data: Hello\n\n"], [":Hello", "Hello"] },
        { "comment after an event", ["data: Hello\n\n", ":Hello\n"], ["Hello", ":Hello"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Stream_Chunks_AreReportedInOrder(string name, string[] chunks, string[] expected)
    {
        name.ShouldNotBeEmpty();
        await using var exchange = await ContractExchange.StartAsync(service);
        var stream = await exchange.NextStreamAsync();

        foreach (string chunk in chunks)
            stream.Send(chunk);

        foreach (string message in expected)
            await ExpectAsync(exchange, message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Stream_LargeEvent_ArrivesWhole(int chunks)
    {
        await using var exchange = await ContractExchange.StartAsync(service);
        var stream = await exchange.NextStreamAsync();
        var random = new Random(chunks);
        string[] parts = [.. Enumerable.Range(0, chunks).Select(_ => Random64(random))];

        stream.Send("data: " + parts[0] + (chunks == 1 ? "\n\n" : ""));
        if (chunks == 2)
            stream.Send(parts[1] + "\n\n");

        await exchange.ExpectEventAsync(string.Concat(parts));
    }

    [Fact]
    public async Task Stream_HundredEventsAtOnce_KeepTheirOrder()
    {
        await using var exchange = await ContractExchange.StartAsync(service);
        var stream = await exchange.NextStreamAsync();

        stream.Send(string.Concat(Enumerable.Range(0, 100).Select(i => $"data: message {i}\n\n")));

        for (int i = 0; i < 100; i++)
            await exchange.ExpectEventAsync($"message {i}");
    }

    [Fact]
    public async Task Stream_CharactersByteByByte_AreWhole()
    {
        await using var exchange = await ContractExchange.StartAsync(service);
        var stream = await exchange.NextStreamAsync();

        stream.Send("data: €豆腐\n\n", size: 1);

        await exchange.ExpectEventAsync("€豆腐");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task Stream_BomInPieces_IsStripped(int size)
    {
        await using var exchange = await ContractExchange.StartAsync(service);
        var stream = await exchange.NextStreamAsync();

        stream.Send(Bom, size);
        stream.Send("data: Hello\n\n");

        await exchange.ExpectEventAsync("Hello");
    }

    private static string Random64(Random random)
    {
        byte[] bytes = new byte[5 * 1024 * 1024];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    private static Task ExpectAsync(ContractExchange exchange, string message)
    {
        if (message.StartsWith(':'))
            return exchange.ExpectCommentAsync(message[1..]);
        return message.Split('/') is [var type, var id, var data]
            ? exchange.ExpectEventAsync(data, type, id)
            : exchange.ExpectEventAsync(message);
    }
}
