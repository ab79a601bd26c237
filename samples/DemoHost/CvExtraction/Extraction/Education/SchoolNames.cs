using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Whether a text names a place of education.</summary>
internal static partial class SchoolNames
{
    public static bool Has(string text) => School().IsMatch(Folding.Fold(text)) || Acronym().IsMatch(text);

    [GeneratedRegex(@"\b(?:universi|univerzi|college|school\b|hochschule|fachhochschule|\w*schule\b|\w*kolleg\b|institut|instytut|instituto|istituto|academy|akademi|academia|accademia|gymnasium|gimnazjum|lycee|liceo|liceum|politech|politecnic|polytechn|ecole|escola|escuela|scuola|szkola|conservator|seminary|berufsakademie|faculta|faculty|uniwersytet|yliopisto|hogskola|hogeschool|egyetem|sveuciliste|eth\b|epfl\b|tu\s|fh\s|iut\b|iit\b|iiit\b|insead|sciences po|hec\b|essec|general assembly|coursera|udacity|le wagon|ironhack|ihk\b|atheneum|oxford|cambridge|caltech|georgia tech|virginia tech|penn state|uc berkeley|imperial college|kings college|technion|bootcamp|campus|centro de formacion|iefp|cnam)")]
    private static partial Regex School();

    [GeneratedRegex(@"\b(?:MIT|UCLA|UCL|LSE|NYU|USC|UNSW|UBC|KTH|TUM|RWTH|KIT|LMU|KU Leuven|UPC|UPM|USP|UFRJ|UNAM|UBA|NUS|NTU|HKUST|KAIST|BITS|NIT|AGH|SGH|ISEL|ISCTE|IST|FEUP|INSA|ENSAM|ESIEE|EPITA|EPITECH|IE Business|ESADE|IESE|Bocconi|UCSD|UCSB|UIUC|CMU|RMIT|QUT|UTS|ANU|TU Delft|HTW|HAW|FOM|DHBW|HTL|HAK|WU Wien|HSG)\b")]
    private static partial Regex Acronym();
}
