using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace DemoHost.CvExtraction;

/// <summary>Takes the uploaded file out of a request, or says what is wrong with the request.</summary>
internal static class CvUploadReader
{
    /// <summary>Room for the other fields and the boundaries of the form.</summary>
    private const int FormOverhead = 64 * 1024;

    /// <returns>Either the upload, or the problem to answer with.</returns>
    public static async Task<(CvUpload? Upload, IResult? Problem)> ReadAsync(HttpRequest request, CvExtractionOptions options)
    {
        if (!request.HasFormContentType)
            return (null, BadRequest("The request is no form.", "Send multipart/form-data with the CV in the field 'file': curl -F file=@cv.pdf …"));
        LimitBody(request.HttpContext, options.Documents.MaxBytes + FormOverhead);
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions
            {
                MultipartBodyLengthLimit = options.Documents.MaxBytes + 1L,
                // Never on the disk: it is read into memory next anyway, and whatever goes wrong in here is then the sender's doing, no full disk.
                MemoryBufferThreshold = options.Documents.MaxBytes + 1,
            });
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge(options));
        }
        catch (InvalidDataException e) when (e.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            return (null, TooLarge(options));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException)
        {
            return (null, BadRequest("The form ends too early or is malformed.", "Send the request again."));
        }
        if (form.Files["file"] is not { } file)
            return (null, BadRequest("The form has no file.", "Put the CV into the field 'file'."));
        return file.Length > options.Documents.MaxBytes
            ? (null, TooLarge(options))
            : (new CvUpload(NameOf(file), await ReadAllAsync(file), PaceOf(form, options.MaxPace)), null);
    }

    private static void LimitBody(HttpContext http, long bytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes;
    }

    private static async Task<byte[]> ReadAllAsync(IFormFile file)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content);
        return content;
    }

    /// <summary>Browsers send a bare name, other clients may send a path: only its last part is shown.</summary>
    private static string NameOf(IFormFile file)
    {
        var name = file.FileName.Split('/', '\\')[^1].Trim();
        return name.Length == 0 ? "cv" : name[..Math.Min(name.Length, 200)];
    }

    private static TimeSpan PaceOf(IFormCollection form, TimeSpan longest) =>
        int.TryParse(form["pace_ms"], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, longest.TotalMilliseconds))
            : TimeSpan.Zero;

    private static IResult BadRequest(string title, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: title);

    private static IResult TooLarge(CvExtractionOptions options)
    {
        var error = DocumentErrors.TooLarge(options.Documents.MaxBytes);
        return TypedResults.Problem(error.Suggestion, statusCode: StatusCodes.Status413PayloadTooLarge, title: error.Message);
    }
}
