using System.Globalization;
using System.Text;

namespace DemoHost.Tests.BulkCheck;

/// <summary>An upload as a browser's form makes it.</summary>
internal static class BulkForm
{
    public const string Header = "name,email,company,title,location\n";

    public static MultipartFormDataContent Of(string fileName, byte[] content, string? comId, params (string Name, object Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", fileName } };
        if (comId is not null)
            form.Add(new StringContent(comId), "com_id");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(Convert.ToString(value, CultureInfo.InvariantCulture)!), name);
        return form;
    }

    public static MultipartFormDataContent Csv(string text, string? comId, params (string Name, object Value)[] fields) =>
        Of("candidates.csv", Encoding.UTF8.GetBytes(text), comId, fields);

    /// <summary>Rows whose people nobody finds: for tests that are about something else.</summary>
    public static string Rows(int count) => Header + string.Concat(Enumerable.Range(1, count).Select(i => $"Person {i},person{i}@example.org,Company {i},Engineer,\n"));
}
