package id.payung.monitoring.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.document.Documents;
import id.payung.monitoring.AgreementOverview;
import id.payung.monitoring.AgreementPapers;
import id.payung.monitoring.OpenWork;
import id.payung.monitoring.Scopes;
import id.payung.monitoring.Timeline;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Sentences;
import id.payung.platform.Sha256;
import id.payung.platform.SpreadsheetText;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The whole file of an agreement as one archive, to be kept elsewhere: every paper, the facts, the timeline, and an index
 * that says of each file what it is and its hash. Names of files tell of kinds of papers, never of people.
 */
@Component
class ArchiveFile {

    private static final int EVENTS_AT_A_TIME = 100;
    private static final String PAPERS = "dokumen/";

    private final AgreementDirectory agreements;
    private final AgreementOverview overview;
    private final AgreementPapers papers;
    private final Documents documents;
    private final OpenWork openWork;
    private final Timeline timeline;
    private final Scopes scopes;
    private final Organisations organisations;
    private final AgreementViews views;
    private final CurrentUser currentUser;
    private final Sentences sentences;
    private final ITemplateEngine templates;
    private final ObjectMapper json;

    ArchiveFile(
            AgreementDirectory agreements,
            AgreementOverview overview,
            AgreementPapers papers,
            Documents documents,
            OpenWork openWork,
            Timeline timeline,
            Scopes scopes,
            Organisations organisations,
            AgreementViews views,
            CurrentUser currentUser,
            Sentences sentences,
            ITemplateEngine templates,
            ObjectMapper json) {
        this.agreements = agreements;
        this.overview = overview;
        this.papers = papers;
        this.documents = documents;
        this.openWork = openWork;
        this.timeline = timeline;
        this.scopes = scopes;
        this.organisations = organisations;
        this.views = views;
        this.currentUser = currentUser;
        this.sentences = sentences;
        this.templates = templates;
        this.json = json;
    }

    /**
     * For those who read its papers.
     *
     * @throws Refused absent, for everybody else
     */
    Archive of(UUID id) {
        var agreement = new AgreementId(id);
        var facts = agreements.factsFor(agreement, currentUser.actor());
        return new Archive(
                agreement,
                facts,
                organisations.municipality(facts.municipality()).zone(),
                papers.of(agreement));
    }

    /** A line of the index. */
    record Line(
            String file,
            String kind,
            String name,
            String storedBy,
            String storedAt,
            String zone,
            long size,
            String sha256) {}

    /** Ready to be written; what is stored meanwhile is not in it. */
    final class Archive {
        private final AgreementId agreement;
        private final AgreementFacts facts;
        private final ZoneId zone;
        private final List<AgreementPapers.Paper> all;
        private final List<Line> index = new ArrayList<>();

        private Archive(AgreementId agreement, AgreementFacts facts, ZoneId zone, List<AgreementPapers.Paper> all) {
            this.agreement = agreement;
            this.facts = facts;
            this.zone = zone;
            this.all = all;
        }

        void writeTo(OutputStream out) throws IOException {
            var zip = new ZipOutputStream(out, UTF_8);
            made(zip, "perjanjian.json", "monitoring.archive.facts", this::writeFacts);
            made(zip, "riwayat.csv", "monitoring.timeline", this::writeTimeline);
            int number = 0;
            for (var paper : all) {
                stored(zip, paper, ++number);
            }
            zip.putNextEntry(new ZipEntry("index.csv"));
            writeIndex(zip);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("index.html"));
            writeIndexPage(zip);
            zip.closeEntry();
            zip.finish();
        }

        private interface Content {
            void writeTo(OutputStream out) throws IOException;
        }

        /** Hashed and counted on its way. */
        private void made(ZipOutputStream zip, String file, String title, Content content) throws IOException {
            zip.putNextEntry(new ZipEntry(file));
            var hashed = new DigestOutputStream(new Unclosed(zip), Sha256.digest());
            var counted = new Counted(hashed);
            content.writeTo(counted);
            counted.flush();
            zip.closeEntry();
            index.add(new Line(
                    file,
                    sentences.of(title),
                    file,
                    "Payung",
                    "",
                    zone.getId(),
                    counted.size,
                    Sha256.hex(hashed.getMessageDigest())));
        }

        private void stored(ZipOutputStream zip, AgreementPapers.Paper paper, int number) throws IOException {
            var file = PAPERS + "%03d-%s%s".formatted(number, paper.kind().fileName(), extension(paper.mediaType()));
            zip.putNextEntry(new ZipEntry(file));
            zip.write(documents.open(paper.agreement(), paper.id()).bytes());
            zip.closeEntry();
            index.add(new Line(
                    file,
                    sentences.of("document.kind." + paper.kind()),
                    paper.name(),
                    paper.storedByName(),
                    at(paper.storedAt()),
                    zone.getId(),
                    paper.size(),
                    paper.sha256()));
        }

        private String at(Instant instant) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    instant.atZone(zone).toOffsetDateTime());
        }

        private void writeFacts(OutputStream out) throws IOException {
            var line = overview.of(scopes.mine(), agreement);
            out.write(json.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(views.of(line, facts, openWork.of(agreement))));
        }

        private void writeTimeline(OutputStream out) throws IOException {
            var csv = SpreadsheetText.csv(out);
            csv.writeRecord(
                    "seq", "at", "zone", "event", "sentence", "actor", "on_behalf_of", "before", "after", "note");
            var scope = scopes.mine();
            long pages = 1;
            for (int number = 0; number < pages; number++) {
                var page = timeline.of(scope, agreement, Timeline.Order.OLDEST_FIRST, number, EVENTS_AT_A_TIME);
                pages = page.pages();
                for (var event : page.items()) {
                    csv.writeRecord(
                            String.valueOf(event.seq()),
                            at(event.at()),
                            zone.getId(),
                            event.event(),
                            sentences.of("event." + event.event()),
                            cell(event.actorName()),
                            cell(event.onBehalfOfName()),
                            cell(event.before()),
                            cell(event.after()),
                            cell(event.note()));
                }
            }
            csv.flush();
        }

        private void writeIndex(OutputStream out) throws IOException {
            var csv = SpreadsheetText.csv(new Unclosed(out));
            csv.writeRecord(headings());
            for (Line line : index) {
                csv.writeRecord(
                        line.file(),
                        line.kind(),
                        cell(line.name()),
                        cell(line.storedBy()),
                        line.storedAt(),
                        line.zone(),
                        String.valueOf(line.size()),
                        line.sha256());
            }
            csv.flush();
        }

        private List<String> headings() {
            return List.of("file", "kind", "name", "storedBy", "storedAt", "zone", "size", "sha256").stream()
                    .map(column -> sentences.of("monitoring.archive.index." + column))
                    .toList();
        }

        private void writeIndexPage(OutputStream out) throws IOException {
            var page = new Context(sentences.language());
            page.setVariable("facts", facts);
            page.setVariable("headings", headings());
            page.setVariable("lines", index);
            page.setVariable("branchName", organisations.nameOf(facts.branch()));
            page.setVariable("municipalityName", organisations.nameOf(facts.municipality()));
            Writer text = new OutputStreamWriter(new Unclosed(out), UTF_8);
            templates.process("document/archive-index", page, text);
            text.flush();
        }
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : SpreadsheetText.guarded(text);
    }

    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            default -> "";
        };
    }

    /** A part of the archive ends, the archive does not. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }

    private static final class Counted extends FilterOutputStream {
        private long size;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            size += length;
        }
    }
}
