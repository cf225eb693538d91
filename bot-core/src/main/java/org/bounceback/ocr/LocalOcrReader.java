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
 * Reads files with programs on this machine: pictures with Tesseract, PDFs with Poppler's {@code
 * pdftotext}, scanned pages with both. Installed programs are looked up for each file. They run in
 * a sandbox if the system allows one, see {@link Isolation}.
 */
public final class LocalOcrReader implements OcrReader {
  private static final Logger log = LoggerFactory.getLogger(LocalOcrReader.class);
  private static final int MAX_PARALLEL = 2;
  private static final String STANDARD_INPUT = "-";
  private static final String MAX_PAGES = "10";
  private static final String LONGER_SIDE = "2400";

  private final List<Path> folders;
  private final Limits limits;
  private volatile Optional<Sandbox> cachedSandbox = Optional.empty();
  private final Semaphore slots = new Semaphore(MAX_PARALLEL, true);

  /** Uses the programs in these folders; the first folder that contains a program is used. */
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
      slots.acquire();
      try {
        return kind.get() == PictureKind.PDF ? pdf(file) : picture(kind.get(), file);
      } finally {
        slots.release();
      }
    } catch (IOException failed) {
      log.info("picture not read kind={} reason={}", kind.get(), failed.getMessage());
      return new OcrResult.Unreadable();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new OcrResult.Unreadable();
    }
  }

  /** Returns the isolation of the programs; empty if none is installed. */
  public Optional<Isolation> isolation() throws InterruptedException {
    boolean none = find("tesseract").isEmpty() && find("pdftotext").isEmpty();
    return none ? Optional.empty() : Optional.of(sandbox().isolation());
  }

  /**
   * Returns the best sandbox that works. Some systems have the programs but forbid namespaces, so
   * each sandbox is tested. A full sandbox is cached.
   */
  private Sandbox sandbox() throws InterruptedException {
    if (cachedSandbox.isPresent()) {
      return cachedSandbox.get();
    }
    Optional<Path> bwrap = find("bwrap");
    if (bwrap.isPresent()) {
      var readable = new ArrayList<>(folders);
      Optional.ofNullable(System.getenv("TESSDATA_PREFIX")).map(Path::of).ifPresent(readable::add);
      Sandbox bubblewrap = Sandbox.bubblewrap(bwrap.get(), readable);
      if (works(bubblewrap)) {
        cachedSandbox = Optional.of(bubblewrap);
        return bubblewrap;
      }
    }
    Optional<Sandbox> noNetwork = find("unshare").map(Sandbox::unshare);
    return noNetwork.isPresent() && works(noNetwork.get()) ? noNetwork.get() : Sandbox.NONE;
  }

  private boolean works(Sandbox sandbox) throws InterruptedException {
    Optional<Path> testProgram = find("true");
    try {
      if (testProgram.isPresent()) {
        new Subprocess(limits, find("prlimit"), sandbox)
            .run(List.of(testProgram.get().toString()), new byte[0]);
      }
      return testProgram.isPresent();
    } catch (IOException forbidden) {
      log.debug(
          "sandbox unavailable isolation={} reason={}",
          sandbox.isolation(),
          forbidden.getMessage());
      return false;
    }
  }

  private OcrResult picture(PictureKind kind, byte[] file)
      throws IOException, InterruptedException {
    Optional<Path> tesseract = find("tesseract");
    if (tesseract.isEmpty()) {
      return new OcrResult.NotInstalled();
    }
    byte[] input =
        kind == PictureKind.JPEG || kind == PictureKind.WEBP ? file : ImageUpscaler.upscale(file);
    return recognize(tesseract.get(), input);
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
    return recognize(tesseract.get(), page);
  }

  private OcrResult recognize(Path tesseract, byte[] picture)
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
