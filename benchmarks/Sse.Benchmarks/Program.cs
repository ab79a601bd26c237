using Sse.Benchmarks.Marks;

// sse-benchmarks marks [filter]   every claim in short form; exit code 1 when one is not reached
return args switch
{
    ["marks"] => await MarksAsync(""),
    ["marks", var filter] => await MarksAsync(filter),
    _ => Usage(),
};

static async Task<int> MarksAsync(string filter) => await MarkRunner.RunAsync(filter, Console.Out) ? 0 : 1;

static int Usage()
{
    Console.Error.WriteLine("usage: Sse.Benchmarks marks [filter]");
    return 2;
}
