using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DemoHost.BulkCheck;

/// <summary>
/// Reads a form part by part, the file straight to the disk: an upload costs no memory, whatever its size. The fields may come before or behind
/// the file.
/// </summary>
internal sealed class UploadReader(BulkCheckOptions options, UploadSpace space)
{
    private const int LongestBoundary = 200;
    private const int LongestValue = 4 * 1024;
    private const int MaxParts = 32;

    /// <exception cref="UploadException">Whatever is wrong with the request or the file.</exception>
    public async Task<BulkUpload> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new UploadException(UploadProblems.NoForm());
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > LongestBoundary)
            throw new UploadException(UploadProblems.MalformedForm("Its boundary is missing or too long."));
        // Counted here part by part: what is too large is then answered, not cut off.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        if (request.ContentLength > options.Files.MaxBytes + MaxParts * 2 * LongestValue)
            throw new UploadException(UploadProblems.TooLarge(options.Files.MaxBytes));
        await using var parts = new UploadParts(new MultipartReader(boundary, request.Body), options.Files.MaxBytes, space);
        try
        {
            await parts.ReadAsync(MaxParts, LongestValue, http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException)
        {
            throw new UploadException(UploadProblems.MalformedForm("It ends too early, or a part of it is malformed."), e);
        }
        return Open(http, parts);
    }

    private BulkUpload Open(HttpContext http, UploadParts parts)
    {
        var fields = UploadFields.Read(parts.Fields, parts.FileName, options);
        if (!CompanyAccess.MayActFor(http.User, fields.ComId))
            throw new UploadException(UploadProblems.ForeignCompany());
        CompanyAccess.Set(http, fields.ComId);
        if (parts.File is not { } file)
            throw new UploadException(UploadProblems.MissingFile());
        var opened = CandidateFile.Open(file, parts.FileName, options.Files, http.RequestAborted);
        parts.ReleaseFile();
        return new BulkUpload(opened, fields);
    }
}
