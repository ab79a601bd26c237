using System.Globalization;
using Quartz;

namespace DemoHost.JobMonitor;

/// <summary>What the queue keeps of a job: texts only, which every store can keep.</summary>
/// <param name="JobId">The job's id, and its workflow's.</param>
/// <param name="ResumeId">The client's name of the resume.</param>
/// <param name="FileName">The upload.</param>
/// <param name="Pace">A pause before each stage.</param>
internal sealed record ResumeJobData(string JobId, string ResumeId, string FileName, TimeSpan Pace)
{
    public static ResumeJobData From(IJobDetail job)
    {
        var map = job.JobDataMap;
        return new ResumeJobData(
            job.Key.Name,
            map.GetString("resumeId")!,
            map.GetString("fileName")!,
            TimeSpan.FromMilliseconds(int.Parse(map.GetString("paceMs")!, CultureInfo.InvariantCulture)));
    }

    public JobDataMap ToMap() => new()
    {
        ["resumeId"] = ResumeId,
        ["fileName"] = FileName,
        ["paceMs"] = ((int)Pace.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
    };
}
