package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.TaskForm.Paper;
import id.payung.platform.TaskForm.Subject;
import id.payung.roster.people.FrozenPeople;
import id.payung.support.PayungTest;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The minutes of the hand-over and the annex, as they come out of the printer. */
@PayungTest
class RosterPapersTests {

    @Autowired
    WebApplicationContext application;

    @Autowired
    FrozenPeople people;

    @Autowired
    RosterBriefing briefing;

    private RosterFixture fixture;
    private MockMvc web;

    @BeforeEach
    void pekalongan() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions minutes(String who, RosterId roster) throws Exception {
        return web.perform(get("/api/rosters/{id}/minutes.pdf", roster).with(user(who)));
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void theMinutesNameNumberDecreePartiesAndHashAndNobody() throws Exception {
        var roster = fixture.checked(fixture.agreement(5), man(1), man(2), man(3).replace("Jl. Mawar 5", ""));
        fixture.freeze(roster);

        byte[] pdf = minutes("officer.3375", roster)
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().string("Content-Disposition", containsString("berita-acara-serah-terima.pdf")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        assertThat(textOf(pdf))
                .contains(
                        "2 (dua) orang",
                        "Halaman 1 dari 1",
                        "Gelombang : 1",
                        "nomor 400.9/0113, tanggal 20 Januari 2027",
                        "Bagian Kesejahteraan Rakyat",
                        "BPJS Ketenagakerjaan Cabang Pekalongan",
                        "1 Maret 2027")
                .doesNotContain("Slamet", "3375010503")
                .doesNotContainPattern("[0-9]{16}(?![0-9a-f])");
        assertThat(textOf(pdf).replace(" ", ""))
                .contains(people.of(roster).orElseThrow().sha256());
    }

    @Test
    void theTaskOffersThem() {
        var agreement = fixture.agreement(5);
        var roster = fixture.checked(agreement, man(1));
        fixture.freeze(roster);

        assertThat(briefing.of(new Subject("handOverRoster", roster.value(), agreement.value()))
                        .papers())
                .extracting(Paper::href)
                .contains("/api/rosters/%s/minutes.pdf".formatted(roster));
    }

    @Test
    void beforeTheDecreeThereAreNone() throws Exception {
        var roster = fixture.checked(fixture.agreement(5), man(1));

        minutes("officer.3375", roster)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:payung:problem:roster.minutes.notDetermined"));
    }

    @Test
    void othersDoNotSeeThem() throws Exception {
        var roster = fixture.handedOver(fixture.agreement(5), man(1));

        minutes("officer.pkl", roster).andExpect(status().isOk());
        minutes("officer.srg", roster).andExpect(status().isNotFound());
        minutes("labour.3375", roster).andExpect(status().isNotFound());
    }

    private byte[] annex(RosterId roster) throws Exception {
        return web.perform(get("/api/rosters/{id}/annex.pdf", roster).with(user("officer.3375")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("lampiran-daftar-peserta.pdf")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    @Test
    void theAnnexNamesThePeopleWhoWereDeterminedWithMaskedNumbers() throws Exception {
        var roster = fixture.checked(fixture.agreement(5), man(1), man(2), man(3).replace("Jl. Mawar 5", ""));
        fixture.freeze(roster);

        assertThat(textOf(annex(roster)))
                .contains("DAFTAR PESERTA", "2 (dua) orang", "Slamet", "3375**********01", "Paraf:")
                .doesNotContain("3375**********03")
                .doesNotContainPattern("[0-9]{16}(?![0-9a-f])");
    }

    @Test
    void aLongAnnexRepeatsItsHeadingOnEverySheetAndCutsNobodyInTwo() throws Exception {
        var roster = fixture.checked(
                fixture.agreement(200),
                IntStream.rangeClosed(1, 150).mapToObj(RosterFixture::man).toArray(String[]::new));
        fixture.freeze(roster);

        try (var document = Loader.loadPDF(annex(roster))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            int people = 0;
            for (int page = 1; page <= pages; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                var text = stripper.getText(document);
                assertThat(text).contains("Pekerjaan", "Halaman %d dari %d".formatted(page, pages));
                int numbers = text.split("3375\\*{10}", -1).length - 1;
                assertThat(text.split("lebe", -1).length - 1).isGreaterThanOrEqualTo(numbers);
                people += numbers;
            }
            assertThat(people).isEqualTo(150);
        }
    }

    @Test
    void theTaskOffersTheAnnexToo() {
        var agreement = fixture.agreement(5);
        var roster = fixture.checked(agreement, man(1));
        fixture.freeze(roster);

        assertThat(briefing.of(new Subject("handOverRoster", roster.value(), agreement.value()))
                        .papers())
                .extracting(Paper::href)
                .contains("/api/rosters/%s/annex.pdf".formatted(roster));
    }
}
