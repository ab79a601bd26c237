using System.Text;
using System.Text.Json;

namespace DemoHost.Tests.CvExtraction.Http;

/// <summary>Uploads as a browser's form makes them.</summary>
internal static class CvUploads
{
    public const string PlainCv = """
        Marta Kowalczyk
        marta.kowalczyk@example.org | +48 600 123 456 | Kraków, Poland

        EXPERIENCE
        Senior Engineer, Baltic Freight — Gdańsk (Mar 2021 – Present)
        - Cut the time of a nightly import from five hours to twenty minutes
        Engineer | Blue Harbor | 01/2018 - 02/2021
        - Built the billing service

        EDUCATION
        MSc Computer Science, AGH University, 2017

        SKILLS
        C#, PostgreSQL, Kubernetes
        """;

    public static MultipartFormDataContent Form(string fileName, byte[] content, string field = "file") =>
        new() { { new ByteArrayContent(content), field, fileName } };

    public static async Task<JsonElement> UploadAsync(this HttpClient http, string fileName, byte[] content)
    {
        using var form = Form(fileName, content);
        using var response = await http.PostAsync("/api/v1/cv-processing", form, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Accepted);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static Task<JsonElement> UploadAsync(this HttpClient http, string text) =>
        http.UploadAsync("cv.txt", Encoding.UTF8.GetBytes(text));
}
