using System.Text.Json;

namespace DemoHost.Tests.ResumeOptimizer.Http;

/// <summary>What each event carries: names of properties in their order, and their types; <c>?</c> marks those that may be null, <c>*</c> those that may be missing.</summary>
internal static class JobSchema
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["job_status"] = "job_id:String status:String",
        ["step_progress"] = "step:String percentage:Number eta:Number? status:String message:String*",
        ["insight_emitted"] = "category:String importance:String message:String",
        ["metric_update"] = "name:String value:Number",
        ["validation_update"] = "rule:String status:String message:String*",
        ["diff_chunk"] = "section:String line:Number op:String before:String? after:String? rules:Array words:Array",
        ["error"] = "code:String message:String fatal:True|False suggestion:String*",
        ["heartbeat"] = "",
        ["done"] = "job_id:String status:String duration_ms:Number result_url:String?",
    };

    public static void Check(string type, JsonElement data)
    {
        var expected = Types[type].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':')).ToList();
        expected.RemoveAll(p => p[1].EndsWith('*') && !data.TryGetProperty(p[0], out _));
        data.EnumerateObject().Select(p => p.Name).ShouldBe(expected.Select(p => p[0]), type);
        foreach (var parts in expected)
        {
            var kind = data.GetProperty(parts[0]).ValueKind;
            var isNullAllowed = parts[1].EndsWith('?') && kind == JsonValueKind.Null;
            (isNullAllowed || parts[1].TrimEnd('?', '*').Split('|').Contains(kind.ToString())).ShouldBeTrue($"{type}.{parts[0]} is {kind}");
        }
    }
}
