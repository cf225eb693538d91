package org.bounceback.ocr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads by programs of this machine: pictures by Tesseract, PDFs by Poppler's {@code pdftotext}, a
 * scanned page by both. Which are installed is seen anew for each file. They run in a sandbox where
 * the system allows one, see {@link Isolation}.
 */
public final class LocalOcrReader implements OcrReader {
  private static final Logger log = LoggerFactory.getLogger(LocalOcrReader.class);
  private static final int AT_ONCE = 2;
  private static final String STANDARD_INPUT = "-";
  private static final String MAX_PAGES = "10";
  private static final String LONGER_SIDE = "2400";

  private final List<Path> folders;
  private final Limits limits;
  private volatile Optional<Sandbox> found = Optional.empty();
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** Programs in these folders, the first that has one. */
  public LocalOcrReader(List<Path> folders) {
    this(folders, Limits.STANDARD);
  }

  LocalOcrReader(List<Path> folders, Limits limits) {
    this.folders = List.copyOf(folders);
    this.limits = limits;
  }

  @Override
  public OcrResult read(byte[] file) {
    Optional<PictureKind> kind = PictureKind.of(file);
    if (kind.isEmpty()) {
      return new OcrResult.Unreadable();
    }
    try {
      turns.acquire();
      try {
        return kind.get() == PictureKind.PDF ? pdf(file) : picture(kind.get(), file);
      } finally {
        turns.release();
      }
    } catch (IOException failed) {
      log.info("picture not read kind={} why={}", kind.get(), failed.getMessage());
      return new OcrResult.Unreadable();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new OcrResult.Unreadable();
    }
  }

  /** How far the programs are isolated here; empty when none is installed. */
  public Optional<Isolation> isolation() throws InterruptedException {
    boolean none = find("tesseract").isEmpty() && find("pdftotext").isEmpty();
    return none ? Optional.empty() : Optional.of(sandbox().isolation());
  }

  /**
   * The best sandbox that works here. Some systems have the programs and forbid what they do, so
   * each is tried; once one with everything was found, it is kept.
   */
  private Sandbox sandbox() throws InterruptedException {
    if (found.isPresent()) {
      return found.get();
    }
    Optional<Path> bwrap = find("bwrap");
    if (bwrap.isPresent()) {
      var readable = new ArrayList<>(folders);
      Optional.ofNullable(System.getenv("TESSDATA_PREFIX")).map(Path::of).ifPresent(readable::add);
      Sandbox whole = Sandbox.bubblewrap(bwrap.get(), readable);
      if (works(whole)) {
        found = Optional.of(whole);
        return whole;
      }
    }
    Optional<Sandbox> offline = find("unshare").map(Sandbox::unshare);
    return offline.isPresent() && works(offline.get()) ? offline.get() : Sandbox.NONE;
  }

  private boolean works(Sandbox sandbox) throws InterruptedException {
    Optional<Path> nothing = find("true");
    try {
      if (nothing.isPresent()) {
        new Subprocess(limits, find("prlimit"), sandbox)
            .run(List.of(nothing.get().toString()), new byte[0]);
      }
      return nothing.isPresent();
    } catch (IOException forbidden) {
      log.debug("no sandbox isolation={} why={}", sandbox.isolation(), forbidden.getMessage());
      return false;
    }
  }

  private OcrResult picture(PictureKind kind, byte[] file)
      throws IOException, InterruptedException {
    Optional<Path> tesseract = find("tesseract");
    if (tesseract.isEmpty()) {
      return new OcrResult.NotInstalled();
    }
    byte[] seen =
        kind == PictureKind.JPEG || kind == PictureKind.WEBP ? file : ImageUpscaler.of(file);
    return recognised(tesseract.get(), seen);
  }

  private OcrResult pdf(byte[] file) throws IOException, InterruptedException {
    Optional<Path> pdftotext = find("pdftotext");
    if (pdftotext.isEmpty()) {
      return new OcrResult.NotInstalled();
    }
    String text =
        utf8(run(pdftotext.get(), file, "-q", "-enc", "UTF-8", "-l", MAX_PAGES, "-", "-"));
    if (!text.isBlank()) {
      return new OcrResult.Words(text.replace('\f', '\n'), false);
    }
    Optional<Path> tesseract = find("tesseract");
    Optional<Path> pdftoppm = find("pdftoppm");
    if (tesseract.isEmpty() || pdftoppm.isEmpty()) {
      return new OcrResult.NotInstalled();
    }
    byte[] page =
        run(pdftoppm.get(), file, "-q", "-gray", "-l", "1", "-scale-to", LONGER_SIDE, "-");
    return recognised(tesseract.get(), page);
  }

  private OcrResult recognised(Path tesseract, byte[] picture)
      throws IOException, InterruptedException {
    String table = utf8(run(tesseract, picture, STANDARD_INPUT, "stdout", "tsv"));
    String text = TesseractTsvParser.text(table);
    return text.isBlank() ? new OcrResult.Unreadable() : new OcrResult.Words(text, true);
  }

  private byte[] run(Path program, byte[] input, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return new Subprocess(limits, find("prlimit"), sandbox()).run(command, input);
  }

  private Optional<Path> find(String program) {
    return folders.stream()
        .map(folder -> folder.resolve(program).toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
