namespace DemoHost.CvExtraction;

public sealed class ExperienceParserTests
{
    [Theory]
    [InlineData("Engineer, Acme — Lisbon (Mar 2021 – Present)")]
    [InlineData("Engineer | Acme | 03/2021 - present")]
    [InlineData("Engineer\nAcme\nMarch 2021 - Present")]
    [InlineData("Acme\nEngineer\nMarch 2021 - Present")]
    [InlineData("Engineer at Acme, March 2021 – now")]
    [InlineData("Acme (Lisbon) Engineer 03/2021 – present")]
    [InlineData("2021-03 – Present\tEngineer\nAcme, Lisbon")]
    [InlineData("Engineer          Mar 2021 – Present\nAcme          Lisbon, Portugal")]
    [InlineData("since March 2021\nEngineer bei Acme")]
    [InlineData("- Engineer, Acme, Lisbon (Mar 2021 – Present). Built things that last.")]
    [InlineData("Position: Engineer\nEmployer: Acme\nPeriod: Mar 2021 – Present")]
    public async Task Parse_LayoutOfOneEntry_FindsTitleCompanyAndStart(string text)
    {
        var entry = ExperienceParser.Parse(await Lines.OfAsync(text)).ShouldHaveSingleItem().Entry;
        entry.Title.ShouldBe("Engineer");
        entry.Company.ShouldBe("Acme");
        entry.Start.ShouldBe("2021-03");
        entry.End.ShouldBe("present");
    }

    [Fact]
    public async Task Parse_SeveralRolesUnderOneCompany_AllBelongToIt()
    {
        var entries = ExperienceParser.Parse(await Lines.OfAsync("Acme Inc.\nDirector   2021 – Present\n- Leads\nManager   2018 – 2021\n- Managed\n\nGlobex Ltd\nAnalyst   2015 – 2018\n"));
        entries.Select(item => (item.Entry.Title, item.Entry.Company)).ShouldBe([("Director", "Acme Inc."), ("Manager", "Acme Inc."), ("Analyst", "Globex Ltd")]);
    }

    [Fact]
    public async Task Parse_WrappedBullet_IsOneHighlight()
    {
        var entry = ExperienceParser.Parse(await Lines.OfAsync("Engineer, Acme (2019 – 2021)\n• Reduced shipping errors by a third between 2019 and\n  2021 with bar-\n  codes at every station\n• Second\n"))[0].Entry;
        entry.Highlights.ShouldBe(["Reduced shipping errors by a third between 2019 and 2021 with barcodes at every station", "Second"]);
    }

    [Fact]
    public async Task Parse_LegalFormBehindComma_StaysWithTheName()
    {
        var entry = ExperienceParser.Parse(await Lines.OfAsync("Jefe de Contabilidad\nConstrucciones Ruiz, S.L. (Madrid)\n2015 - 2019\n"))[0].Entry;
        entry.Company.ShouldBe("Construcciones Ruiz, S.L.");
        entry.Location.ShouldBe("Madrid");
    }

    [Fact]
    public async Task Parse_TitleWithComma_StaysWholeWhenTheEmployerIsElsewhere()
    {
        var entry = ExperienceParser.Parse(await Lines.OfAsync("Maine Medical Center, Portland, ME\nRegistered Nurse, Pediatric ICU      5/2016 - Present\n"))[0].Entry;
        entry.Title.ShouldBe("Registered Nurse, Pediatric ICU");
        entry.Company.ShouldBe("Maine Medical Center");
    }

    [Fact]
    public async Task Parse_Freelancer_InheritsNoEmployer()
    {
        var entries = ExperienceParser.Parse(await Lines.OfAsync("Engineer, Acme (2019 – 2021)\n\nFreelance Developer\n2015 – 2019\n"));
        entries[1].Entry.Company.ShouldBeNull();
    }
}
