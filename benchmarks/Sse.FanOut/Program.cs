using System.Globalization;
using Sse.FanOut;

// One program, three parts: `serve MODE` and `read` are the two processes of a measurement; `marks` and `table` start them.
return args switch
{
    ["serve", var mode] => await FanOutServer.RunAsync(mode),
    ["read", .. var rest] => await ReaderProcess.RunAsync(ReaderOptions.Parse(rest)),
    ["marks"] => await FanOutMarks.RunAsync(filter: ""),
    ["marks", var filter] => await FanOutMarks.RunAsync(filter),
    ["table"] => await TableAsync(crowd: null),
    ["table", var readers] => await TableAsync(int.Parse(readers, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static async Task<int> TableAsync(int? crowd)
{
    await FanOutTable.WriteAsync(Console.Out, crowd);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Sse.FanOut marks [FILTER] | table [READERS] | serve MODE | read --port P --readers N");
    return 2;
}
