namespace DemoHost.BulkCheck;

/// <summary>Rows of text, read one after the other.</summary>
internal interface ITable : IDisposable
{
    /// <summary>How many fields the current row has.</summary>
    int FieldCount { get; }

    /// <summary>A field of the current row; empty when there is nothing in it.</summary>
    string this[int index] { get; }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="UploadException">The file cannot be read further.</exception>
    bool Read();
}
