using Sse.Benchmarks.Marks;
using Sse.Benchmarks.Stores;
using Sse.Benchmarks.Tables;
using Sse.Benchmarks.Wire;

// marks [filter]    every claim in short form; exit code 1 when one is not reached
// smoke             one mark of each group, once: that the programs still do their work, not how fast
// scale             the simulation behind docs/guides/scaling.md
// full [directory]  all marks, then the tables as Markdown and the inputs as files, for readers that are not .NET
return args switch
{
    ["marks"] => await MarksAsync(""),
    ["marks", var filter] => await MarksAsync(filter),
    ["smoke"] => await SmokeAsync(),
    ["full"] => await FullAsync("."),
    ["full", var directory] => await FullAsync(directory),
    ["scale"] => await ScaleAsync(),
    _ => Usage(),
};

static async Task<int> MarksAsync(string filter)
{
    if (MarkRunner.Matching(filter).Count == 0)
    {
        Console.Error.WriteLine($"No mark's group and name contain '{filter}'.");
        return 2;
    }

    return await MarkRunner.RunAsync(filter, Console.Out) ? 0 : 1;
}

static async Task<int> SmokeAsync()
{
    await MarkRunner.SmokeAsync(Console.Out);
    return 0;
}

static async Task<int> FullAsync(string directory)
{
    Directory.CreateDirectory(directory);
    int result = await MarksAsync("");
    await using (var table = new StreamWriter(Path.Combine(directory, "reading.md")))
        await ReadTable.WriteAsync(table);
    foreach (var input in WireInput.All)
        await File.WriteAllBytesAsync(Path.Combine(directory, $"{input.Name}.sse"), input.Bytes);
    return result;
}

static async Task<int> ScaleAsync()
{
    await ScaleSimulation.WriteAsync(Console.Out);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: Sse.Benchmarks marks [filter] | smoke | full [directory] | scale");
    return 2;
}
