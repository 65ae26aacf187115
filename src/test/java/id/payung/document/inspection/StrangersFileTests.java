package id.payung.document.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import id.payung.platform.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDJavascriptNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionImportData;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionRemoteGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionSubmitForm;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.action.PDDocumentCatalogAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.action.PDFormFieldAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A corpus of papers made here: those that scanners and offices make pass, those that do something are refused by name. */
public class StrangersFileTests {

    private record Paper(String name, byte[] content, String refusal) {}

    private static Paper refused(String refusal, String name, byte[] content) {
        return new Paper(name, content, "document." + refusal);
    }

    private static Paper refused(String refusal, String name, MadePdf.Change change) {
        return refused(refusal, name, MadePdf.with(change));
    }

    private static String refusalOf(byte[] content) {
        try {
            StrangersFile.inspect(content, pdf -> "");
            return "";
        } catch (Refused e) {
            assertThat(e.reasons())
                    .singleElement()
                    .extracting(Refused.Reason::field)
                    .isEqualTo("file");
            return e.key();
        }
    }

    private static COSDictionary action(String type) {
        var action = new COSDictionary();
        action.setItem(COSName.S, COSName.getPDFName(type));
        return action;
    }

    private static PDActionJavaScript script() {
        return new PDActionJavaScript("app.alert(1)");
    }

    // What passes

    private static Stream<Paper> ordinary() throws IOException {
        var picture = new BufferedImage(200, 280, BufferedImage.TYPE_INT_RGB);
        return Stream.of(
                new Paper("an empty page", MadePdf.plain(), ""),
                new Paper("a page of words", MadePdf.saying("Perjanjian Kerja Sama"), ""),
                new Paper(
                        "without object streams",
                        MadePdf.with((pdf, page) -> {}, CompressParameters.NO_COMPRESSION),
                        ""),
                new Paper("a scan", Files.readAllBytes(Path.of("docs/samples/scan.pdf")), ""),
                new Paper(
                        "a scan in colour",
                        MadePdf.with((pdf, page) -> {
                            try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(pdf, page)) {
                                content.drawImage(JPEGFactory.createFromImage(pdf, picture), 0, 0);
                                content.drawImage(LosslessFactory.createFromImage(pdf, picture), 0, 300);
                            }
                        }),
                        ""),
                new Paper(
                        "a white page at 600 dots per inch",
                        MadePdf.with((pdf, page) -> {
                            var stream = MadePdf.zeros(pdf, 34, 1);
                            stream.setItem(COSName.TYPE, COSName.XOBJECT);
                            stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
                            stream.setInt(COSName.WIDTH, 4960);
                            stream.setInt(COSName.HEIGHT, 7016);
                            stream.setInt(COSName.BITS_PER_COMPONENT, 8);
                            stream.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
                            page.getResources();
                            var resources = new org.apache.pdfbox.pdmodel.PDResources();
                            resources.put(
                                    COSName.getPDFName("Im0"),
                                    new org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject(
                                            new org.apache.pdfbox.pdmodel.common.PDStream(stream), null));
                            page.setResources(resources);
                        }),
                        ""),
                new Paper(
                        "a link and a first view",
                        MadePdf.with((pdf, page) -> {
                            var link = new PDAnnotationLink();
                            link.setRectangle(new PDRectangle(10, 10, 50, 20));
                            var uri = new PDActionURI();
                            uri.setURI("https://jdih.pekalongankota.go.id");
                            link.setAction(uri);
                            page.getAnnotations().add(link);
                            var view = new PDPageFitDestination();
                            view.setPage(page);
                            var goTo = new PDActionGoTo();
                            goTo.setDestination(view);
                            pdf.getDocumentCatalog().setOpenAction(goTo);
                        }),
                        ""),
                new Paper("with its catalogue in a stream of objects", catalogueInFrontOfSpaces(1), ""),
                new Paper("signed once", MadePdf.signed(MadePdf.saying("Perjanjian")), ""),
                new Paper("signed by both sides", MadePdf.signed(MadePdf.signed(MadePdf.saying("Perjanjian"))), ""),
                new Paper("as many pages as may be", MadePdf.ofPages(StrangersPdf.MOST_PAGES), ""),
                new Paper("with blank bytes after its end", padded(MadePdf.plain(), 3000), ""),
                new Paper("a PNG", picture("png"), ""),
                new Paper("a JPEG", picture("jpg"), ""),
                new Paper("a JPEG with a telephone's remarks", joined(picture("jpg"), "SEFT remarks"), ""));
    }

    @TestFactory
    Stream<DynamicTest> anOrdinaryPaperPasses() throws IOException {
        return ordinary()
                .map(paper -> DynamicTest.dynamicTest(paper.name(), () -> assertThat(refusalOf(paper.content()))
                        .isEmpty()));
    }

    // What is refused

    private static Stream<Paper> locked() {
        return Stream.of(
                refused("pdf.encrypted", "a password to open it", encrypted("rahasia", 256)),
                refused("pdf.encrypted", "a password only to change it", encrypted("", 128)),
                refused("pdf.encrypted", "an old encryption", encrypted("", 40)));
    }

    private static byte[] encrypted(String password, int bits) {
        return MadePdf.with((pdf, page) -> {
            var policy = new StandardProtectionPolicy("pemilik", password, new AccessPermission());
            policy.setEncryptionKeyLength(bits);
            pdf.protect(policy);
        });
    }

    private static Stream<Paper> scripts() {
        return Stream.of(
                refused("pdf.script", "a script when it is opened", (pdf, page) -> pdf.getDocumentCatalog()
                        .setOpenAction(script())),
                refused("pdf.script", "a script in the document's names", (pdf, page) -> {
                    var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                    var tree = new PDJavascriptNameTreeNode();
                    tree.setNames(java.util.Map.of("a", script()));
                    names.setJavascript(tree);
                    pdf.getDocumentCatalog().setNames(names);
                }),
                refused("pdf.script", "a script when it is printed", (pdf, page) -> {
                    var actions = new PDDocumentCatalogAdditionalActions();
                    actions.setWP(script());
                    pdf.getDocumentCatalog().setActions(actions);
                }),
                refused("pdf.script", "a script of a page", (pdf, page) -> {
                    var actions = new PDPageAdditionalActions();
                    actions.setO(script());
                    page.setActions(actions);
                }),
                refused("pdf.script", "a script of a link", (pdf, page) -> {
                    var link = new PDAnnotationLink();
                    link.setAction(script());
                    page.getAnnotations().add(link);
                }),
                refused("pdf.script", "a script of a field", (pdf, page) -> {
                    var form = new PDAcroForm(pdf);
                    pdf.getDocumentCatalog().setAcroForm(form);
                    var field = new PDTextField(form);
                    field.setPartialName("nama");
                    var actions = new PDFormFieldAdditionalActions();
                    actions.setK(script());
                    field.setActions(actions);
                    form.getFields().add(field);
                }),
                refused("pdf.script", "a script of a field's place on the page", (pdf, page) -> {
                    var widget = new PDAnnotationWidget();
                    var moments = new COSDictionary();
                    moments.setItem("E", script().getCOSObject());
                    widget.getCOSObject().setItem("AA", moments);
                    page.getAnnotations().add(widget);
                }),
                refused("pdf.script", "a script after another action", (pdf, page) -> {
                    var first = action("GoTo");
                    first.setItem("Next", script().getCOSObject());
                    pdf.getDocumentCatalog().getCOSObject().setItem("OpenAction", first);
                }),
                refused("pdf.script", "a script in a stream", (pdf, page) -> {
                    var stream = pdf.getDocument().createCOSStream();
                    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                        out.write("app.alert(1)".getBytes(US_ASCII));
                    }
                    var rendition = action("Rendition");
                    rendition.setItem(COSName.JS, stream);
                    pdf.getDocumentCatalog().getCOSObject().setItem("OpenAction", rendition);
                }),
                refused("pdf.script", "a script of a bookmark", (pdf, page) -> {
                    var outline =
                            new org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline();
                    var item = new org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem();
                    item.setAction(script());
                    outline.addLast(item);
                    pdf.getDocumentCatalog().setDocumentOutline(outline);
                }),
                refused(
                        "pdf.script",
                        "a script whose name is written in numbers",
                        new String(
                                        MadePdf.with(
                                                (pdf, page) ->
                                                        pdf.getDocumentCatalog().setOpenAction(script()),
                                                CompressParameters.NO_COMPRESSION),
                                        ISO_8859_1)
                                .replace("/S /JavaScript", "/S /J#61vaScrip#74")
                                .getBytes(ISO_8859_1)));
    }

    private static Stream<Paper> actions() {
        return Stream.of(
                refused("pdf.action", "starts a program", (pdf, page) -> {
                    var launch = new PDActionLaunch();
                    launch.getCOSObject().setString("F", "cmd.exe");
                    pdf.getDocumentCatalog().setOpenAction(launch);
                }),
                refused("pdf.action", "sends a form", (pdf, page) -> pdf.getDocumentCatalog()
                        .setOpenAction(new PDActionSubmitForm())),
                refused("pdf.action", "takes in data", (pdf, page) -> pdf.getDocumentCatalog()
                        .setOpenAction(new PDActionImportData())),
                refused("pdf.action", "opens another file", (pdf, page) -> pdf.getDocumentCatalog()
                        .setOpenAction(new PDActionRemoteGoTo())),
                refused("pdf.action", "fetches a stream from elsewhere", (pdf, page) -> {
                    var stream = pdf.getDocument().createCOSStream();
                    try (var out = stream.createOutputStream()) {
                        out.write(' ');
                    }
                    stream.setItem(COSName.F, new COSString("\\\\server\\share"));
                    MadePdf.addContents(pdf, page, stream);
                }));
    }

    private static Stream<Paper> attachments() {
        return Stream.of(
                refused("pdf.attachment", "a file among the document's names", (pdf, page) -> {
                    var tree = new PDEmbeddedFilesNameTreeNode();
                    tree.setNames(java.util.Map.of("a", embedded(pdf)));
                    var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                    names.setEmbeddedFiles(tree);
                    pdf.getDocumentCatalog().setNames(names);
                }),
                refused("pdf.attachment", "a file on a page", (pdf, page) -> {
                    var attachment = new PDAnnotationFileAttachment();
                    attachment.setRectangle(new PDRectangle(10, 10, 20, 20));
                    attachment.setFile(embedded(pdf));
                    page.getAnnotations().add(attachment);
                }),
                refused("pdf.attachment", "a folder of files", (pdf, page) -> pdf.getDocumentCatalog()
                        .getCOSObject()
                        .setItem("Collection", new COSDictionary())),
                refused("pdf.attachment", "a film", (pdf, page) -> {
                    var film = new COSDictionary();
                    film.setItem(COSName.SUBTYPE, COSName.getPDFName("RichMedia"));
                    film.setItem(COSName.RECT, new PDRectangle(10, 10).getCOSArray());
                    var annotations = new COSArray();
                    annotations.add(film);
                    page.getCOSObject().setItem(COSName.ANNOTS, annotations);
                }),
                refused("pdf.xfa", "a living form", (pdf, page) -> {
                    var form = new PDAcroForm(pdf);
                    form.getCOSObject().setItem("XFA", new COSString("<xdp/>"));
                    pdf.getDocumentCatalog().setAcroForm(form);
                }));
    }

    private static PDComplexFileSpecification embedded(PDDocument pdf) throws IOException {
        var file = new PDComplexFileSpecification();
        file.setFile("rahasia.exe");
        file.setEmbeddedFile(new PDEmbeddedFile(pdf, new ByteArrayInputStream(new byte[] {77, 90})));
        return file;
    }

    private static Stream<Paper> swollen() {
        return Stream.of(
                refused(
                        "pdf.swollen",
                        "a page that unpacks to 200 MB",
                        (pdf, page) -> MadePdf.addContents(pdf, page, MadePdf.zeros(pdf, 200, 1))),
                refused(
                        "pdf.swollen",
                        "a page packed twice",
                        (pdf, page) -> MadePdf.addContents(pdf, page, MadePdf.zeros(pdf, 200, 2))),
                refused("pdf.swollen", "a picture wider than any", (pdf, page) -> {
                    var stream = MadePdf.zeros(pdf, 1, 1);
                    var rows = new COSDictionary();
                    rows.setItem(COSName.PREDICTOR, COSInteger.get(15));
                    rows.setItem(COSName.COLUMNS, COSInteger.get(2_000_000_000));
                    stream.setItem(COSName.DECODE_PARMS, rows);
                    MadePdf.addContents(pdf, page, stream);
                }),
                refused("pdf.swollen", "ten pages of 140 MB", (pdf, page) -> {
                    for (int i = 0; i < 10; i++) {
                        var more = new PDPage();
                        pdf.addPage(more);
                        MadePdf.addContents(pdf, more, MadePdf.zeros(pdf, 140, 1));
                    }
                }),
                refused("pdf.swollen", "objects that unpack to 64 MB", catalogueInFrontOfSpaces(64)));
    }

    /** The catalogue lies in a stream of objects, which is unpacked before anything else is known. */
    private static byte[] catalogueInFrontOfSpaces(int mebibytes) {
        var objects = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(objects)) {
            deflater.write("2 0 << /Type /Catalog /Pages 3 0 R >>".getBytes(US_ASCII));
            var spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < mebibytes; i++) {
                deflater.write(spaces);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var pdf = new ByteArrayOutputStream();
        var places = new ArrayList<Integer>();
        pdf.writeBytes("%PDF-1.7\n".getBytes(US_ASCII));
        add(pdf, places, "<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>", objects.toByteArray());
        add(pdf, places, "<< /Type /Pages /Count 1 /Kids [4 0 R] >>", null);
        add(pdf, places, "<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] >>", null);
        var table = ByteBuffer.allocate(6 * 7);
        entry(table, 0, 0, 0);
        entry(table, 1, places.get(0), 0);
        entry(table, 2, 1, 0);
        entry(table, 1, places.get(1), 0);
        entry(table, 1, places.get(2), 0);
        entry(table, 1, pdf.size(), 0);
        int from = pdf.size();
        add(pdf, places, "<< /Type /XRef /Size 6 /W [1 4 2] /Root 2 0 R /Length %d >>", table.array());
        pdf.writeBytes("startxref\n%d\n%%%%EOF\n".formatted(from).getBytes(US_ASCII));
        return pdf.toByteArray();
    }

    private static void entry(ByteBuffer table, int kind, int place, int third) {
        table.put((byte) kind).putInt(place).putShort((short) third);
    }

    /** Numbered 1, 3, 4, 5: the second lies in the first. */
    private static void add(ByteArrayOutputStream pdf, List<Integer> places, String dictionary, byte[] stream) {
        places.add(pdf.size());
        int number = places.size() == 1 ? 1 : places.size() + 1;
        pdf.writeBytes("%d 0 obj\n".formatted(number).getBytes(US_ASCII));
        pdf.writeBytes((stream == null ? dictionary : dictionary.formatted(stream.length)).getBytes(US_ASCII));
        if (stream != null) {
            pdf.writeBytes("\nstream\n".getBytes(US_ASCII));
            pdf.writeBytes(stream);
            pdf.writeBytes("\nendstream".getBytes(US_ASCII));
        }
        pdf.writeBytes("\nendobj\n".getBytes(US_ASCII));
    }

    private static Stream<Paper> broken() {
        var plain = MadePdf.saying("Perjanjian Kerja Sama", "Nomor PER/12/022027");
        var signed = MadePdf.signed(plain);
        List<Paper> papers = new ArrayList<>(List.of(
                refused("type", "nothing known", "MZ program".getBytes(US_ASCII)),
                refused("type", "a web page", "<html><script>alert(1)</script></html>".getBytes(US_ASCII)),
                refused("type", "a PDF behind something else", joined("GIF89a".getBytes(US_ASCII), plain)),
                refused("pdf.broken", "only the first line", "%PDF-1.7\n".getBytes(US_ASCII)),
                refused("pdf.broken", "first and last line", "%PDF-1.4\n%%EOF\n".getBytes(US_ASCII)),
                refused("pdf.noPage", "no page", MadePdf.with((pdf, page) -> pdf.removePage(0))),
                refused("pdf.noPage", "no pages at all", MadePdf.with((pdf, page) -> {
                    pdf.removePage(0);
                    pdf.getDocumentCatalog().getPages().getCOSObject().removeItem(COSName.KIDS);
                    pdf.getDocumentCatalog().getCOSObject().setItem(COSName.PAGES, pages());
                })),
                refused("pdf.tooManyPages", "a page too many", MadePdf.ofPages(StrangersPdf.MOST_PAGES + 1)),
                refused("pdf.tooManyPages", "more pages than it says", MadePdf.with((pdf, page) -> {
                    for (int i = 0; i < StrangersPdf.MOST_PAGES; i++) {
                        pdf.addPage(new PDPage());
                    }
                    pdf.getPages().getCOSObject().setInt(COSName.COUNT, 1);
                })),
                refused("pdf.broken", "pages within themselves", MadePdf.with((pdf, page) -> {
                    var root = pdf.getPages().getCOSObject();
                    root.getCOSArray(COSName.KIDS).add(root);
                })),
                refused("severalFiles", "an archive after it", joined(plain, zip())),
                refused("severalFiles", "an archive within its last lines", joined(plain, joined(zip(), "\n%%EOF\n"))),
                refused("severalFiles", "a web page after it", joined(plain, "<html><script>alert(1)</script>")),
                refused("severalFiles", "a picture that is a PDF", pictureWithRemark("%PDF-1.7")),
                refused("severalFiles", "a picture that is an archive", joined(picture("jpg"), zip())),
                refused("severalFiles", "a PNG with something after it", joined(picture("png"), "more")),
                refused("picture.broken", "only the first bytes of a JPEG", new byte[] {-1, -40, -1, -32}),
                refused("picture.broken", "a JPEG that is a text", joined(new byte[] {-1, -40, -1}, "text, text")),
                refused("picture.broken", "half a JPEG", Arrays.copyOf(picture("jpg"), picture("jpg").length / 2)),
                refused("picture.broken", "half a PNG", Arrays.copyOf(picture("png"), picture("png").length / 2)),
                refused(
                        "picture.broken",
                        "a PNG that is a text",
                        joined(Arrays.copyOf(picture("png"), 8), "text, text")),
                refused("picture.tooManyPixels", "a PNG of a billion pixels", pngOf(32_000, 32_000)),
                refused("picture.broken", "a PNG without an area", pngOf(0, 10))));
        IntStream.range(1, 20).forEach(part -> {
            papers.add(
                    new Paper("cut at %d of 20".formatted(part), Arrays.copyOf(plain, plain.length * part / 20), null));
            papers.add(new Paper(
                    "signed, cut at %d of 20".formatted(part),
                    Arrays.copyOf(signed, plain.length + (signed.length - plain.length) * part / 20),
                    null));
        });
        return papers.stream();
    }

    private static COSDictionary pages() {
        var pages = new COSDictionary();
        pages.setItem(COSName.TYPE, COSName.PAGES);
        pages.setItem(COSName.KIDS, new COSArray());
        pages.setInt(COSName.COUNT, 3);
        return pages;
    }

    private static Stream<Paper> refused() {
        return Stream.of(locked(), scripts(), actions(), attachments(), swollen(), broken())
                .flatMap(papers -> papers);
    }

    /** What nobody may bring. */
    public static Stream<byte[]> refusedContents() {
        return refused().map(Paper::content);
    }

    @TestFactory
    Stream<DynamicTest> whatIsMoreThanAPaperIsRefusedByName() {
        return refused()
                .map(paper -> DynamicTest.dynamicTest(paper.name(), () -> {
                    var refusal = refusalOf(paper.content());
                    if (paper.refusal() == null) {
                        assertThat(refusal).isIn("document.pdf.broken", "document.severalFiles");
                    } else {
                        assertThat(refusal).isEqualTo(paper.refusal());
                    }
                }));
    }

    /** Whatever is done to a file, it is read or refused. */
    @Test
    void bentPapersAreReadOrRefused() throws IOException {
        var papers =
                ordinary().map(Paper::content).filter(p -> p.length < 200_000).toList();
        for (int lot = 0; lot < 1_500; lot++) {
            var chance = new Random(lot);
            byte[] bent = papers.get(chance.nextInt(papers.size())).clone();
            for (int i = 0; i <= chance.nextInt(8); i++) {
                bent[8 + chance.nextInt(bent.length - 8)] = (byte) chance.nextInt(256);
            }
            assertThatCode(() -> refusalOf(bent)).as("lot %d", lot).doesNotThrowAnyException();
        }
    }

    // How they are made

    private static byte[] joined(byte[] first, String second) {
        return joined(first, second.getBytes(ISO_8859_1));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] padded(byte[] content, int bytes) {
        return joined(content, new byte[bytes]);
    }

    private static byte[] zip() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.class"));
            zip.write(new byte[100]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] picture(String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] pictureWithRemark(String remark) {
        byte[] jpeg = picture("jpg");
        return ByteBuffer.allocate(jpeg.length + remark.length() + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xfffe)
                .putShort((short) (remark.length() + 2))
                .put(remark.getBytes(US_ASCII))
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** Says how large it is, and has one byte of pixels. */
    private static byte[] pngOf(int width, int height) {
        var png = ByteBuffer.allocate(100);
        png.put(picture("png"), 0, 8);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        chunk(png, "IDAT", new byte[1]);
        chunk(png, "IEND", new byte[0]);
        return Arrays.copyOf(png.array(), png.position());
    }

    private static void chunk(ByteBuffer png, String name, byte[] content) {
        var sum = new CRC32();
        sum.update(name.getBytes(US_ASCII));
        sum.update(content);
        png.putInt(content.length).put(name.getBytes(US_ASCII)).put(content).putInt((int) sum.getValue());
    }

    /** Each with a sentence of its own, in both languages. */
    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyRefusalHasItsSentence(String language) throws IOException {
        var sentences = new Properties();
        try (var file = getClass().getResourceAsStream("/messages/document%s.properties".formatted(language))) {
            sentences.load(file);
        }
        var refusals = List.of(
                PaperRefused.broken(),
                PaperRefused.encrypted(),
                PaperRefused.script(),
                PaperRefused.action(),
                PaperRefused.attachment(),
                PaperRefused.liveForm(),
                PaperRefused.noPage(),
                PaperRefused.tooManyPages(1),
                PaperRefused.swollen(),
                PaperRefused.severalFiles(),
                PaperRefused.brokenPicture(),
                PaperRefused.tooManyPixels(1));

        assertThat(refusals)
                .extracting(refused -> sentences.getProperty(refused.key()))
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .allSatisfy(sentence ->
                        assertThat(sentence.toLowerCase(Locale.ROOT)).containsAnyOf("unggah", "upload"));
    }
}
