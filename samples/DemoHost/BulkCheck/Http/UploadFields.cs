using System.Globalization;

namespace DemoHost.BulkCheck;

/// <summary>What a request says beside the file.</summary>
internal sealed record UploadFields(string ComId, string FileName)
{
    public bool SaveToDatabase { get; private init; } = true;

    public int Page { get; private init; } = 1;

    public int Limit { get; private init; } = 10;

    public bool CancelOnDisconnect { get; private init; }

    public TimeSpan Pace { get; private init; }

    /// <exception cref="UploadException">A field cannot be used; the problem names it.</exception>
    public static UploadFields Read(IReadOnlyDictionary<string, string> form, string fileName, BulkCheckOptions options)
    {
        var comId = form.GetValueOrDefault("com_id", "").Trim();
        if (comId.Length == 0)
            throw new UploadException(UploadProblems.MissingCompany());
        if (!CompanyAccess.IsId(comId))
            throw new UploadException(UploadProblems.BadCompany());
        return new UploadFields(comId, fileName)
        {
            SaveToDatabase = ReadFlag(form, "saveToDatabase", true),
            Page = ReadNumber(form, "page", 1, int.MaxValue, 1),
            Limit = ReadNumber(form, "limit", 1, options.MaxLimit, Math.Min(10, options.MaxLimit)),
            CancelOnDisconnect = ReadFlag(form, "cancelOnDisconnect", options.CancelWhenClientLeaves),
            Pace = TimeSpan.FromMilliseconds(ReadNumber(form, "pace_ms", 0, (int)options.MaxPace.TotalMilliseconds, 0)),
        };
    }

    private static bool ReadFlag(IReadOnlyDictionary<string, string> form, string name, bool otherwise) => form.GetValueOrDefault(name, "").Trim() switch
    {
        "" => otherwise,
        "1" => true,
        "0" => false,
        var text => bool.TryParse(text, out var flag) ? flag : throw new UploadException(UploadProblems.BadField(name, "true or false")),
    };

    private static int ReadNumber(IReadOnlyDictionary<string, string> form, string name, int least, int most, int otherwise)
    {
        var text = form.GetValueOrDefault(name, "").Trim();
        if (text.Length == 0)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UploadException(UploadProblems.BadField(name, $"a number from {least:N0}{(most == int.MaxValue ? "" : $" to {most:N0}")}"));
    }
}
