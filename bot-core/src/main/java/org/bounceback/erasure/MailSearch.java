package org.bounceback.erasure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bounceback.bounce.upload.GzipMembers;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;
import org.bounceback.outlook.OutlookFiles;

/**
 * Finds an address in a stored mail or file: in its decoded header and text, in attachments, and
 * inside zip, gzip and Outlook files, also if they are nested. At most 256 MiB of unpacked content
 * are searched, and 32 MiB of one file. Nested files are in memory together, up to 96 MiB; of
 * larger files only the beginning is searched. Texts are decoded and searched in windows. Not
 * thread-safe.
 */
public final class MailSearch {
  private static final int DEEPEST = 5;
  private static final int MAX_FILE = 32 << 20;
  private static final long MAX_UNPACKED = 256L << 20;

  /** The maximum size of the files in memory, in bytes. Mails count twice. */
  private static final int MAX_HELD = 96 << 20;

  private static final int SAMPLE = 1000;
  private static final MailParser READER = new MailParser(MailLimits.STANDARD);

  private final AddressSearch search;
  private final OutlookFiles outlook = new OutlookFiles();
  private long room = MAX_UNPACKED;
  private int held;

  /** Creates a search of one mail or file. */
  public MailSearch(AddressSearch search) {
    this.search = search;
  }

  /** Returns whether the address is in {@code bytes}. */
  public boolean isIn(byte[] bytes) {
    return isIn(bytes, 0);
  }

  private boolean isIn(byte[] bytes, int depth) {
    if (depth > DEEPEST || room <= 0) {
      return false;
    }
    room -= bytes.length;
    held += bytes.length;
    try {
      return isInHeld(bytes, depth);
    } finally {
      held -= bytes.length;
    }
  }

  private boolean isInHeld(byte[] bytes, int depth) {
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      return isInZip(bytes, depth);
    }
    if (startsWith(bytes, 0x1f, 0x8b)) {
      return isInGzip(bytes, depth);
    }
    Optional<byte[]> mail = outlook.toMessage(bytes);
    if (mail.isPresent()) {
      return isIn(mail.get(), depth + 1) || isInWideText(bytes);
    }
    return isInWideText(bytes) || isInMail(bytes, depth);
  }

  private boolean isInMail(byte[] bytes, int depth) {
    held += bytes.length;
    try {
      for (MimePart mimePart : READER.read(bytes).mimeParts()) {
        if (mimePart.header().fields().stream().anyMatch(field -> search.isIn(field.value()))
            || search.isIn(mimePart.fileName())
            || search.isIn(mimePart.text())
            || isInContent(mimePart, depth)) {
          return true;
        }
      }
    } finally {
      held -= bytes.length;
    }
    // Also searches beyond the parser's limits, and files that are not a mail, such as an mbox.
    return search.isIn(QuotedPrintableReader.withoutSoftBreaks(text(bytes)))
        || search.isIn(QuotedPrintableReader.decoded(text(bytes)))
        || Base64Blocks.anyMatch(
            QuotedPrintableReader.withoutSoftBreaks(text(bytes)),
            decoded -> isInDecoded(decoded, depth));
  }

  private boolean isInContent(MimePart mimePart, int depth) {
    if (mimePart.type().isMail()) {
      return false;
    }
    return isInDecoded(mimePart.bytes(), depth);
  }

  private boolean isContainer(byte[] content) {
    return startsWith(content, 'P', 'K', 3, 4)
        || startsWith(content, 0x1f, 0x8b)
        || outlook.toMessage(content).isPresent();
  }

  private boolean isInDecoded(byte[] content, int depth) {
    return isContainer(content) ? isIn(content, depth + 1) : search.isIn(text(content));
  }

  private boolean isInZip(byte[] bytes, int depth) {
    try (var zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (search.isIn(name)
            || search.isIn(text(name.getBytes(StandardCharsets.ISO_8859_1)))
            || isIn(read(zip), depth + 1)) {
          return true;
        }
        if (room <= 0) {
          return false;
        }
      }
      return false;
    } catch (IOException | IllegalArgumentException damaged) {
      return search.isIn(text(bytes));
    }
  }

  private boolean isInGzip(byte[] bytes, int depth) {
    try (var members = new GzipMembers(bytes)) {
      return search.isIn(text(Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE))))
          || isIn(read(members), depth + 1);
    }
  }

  /** Reads a file up to the first damaged position, within the limits. */
  private byte[] read(InputStream file) {
    int limit = Math.max(0, Math.min(MAX_FILE, MAX_HELD - held));
    var undamaged = new UndamagedInput(file);
    try {
      return undamaged.readNBytes(limit);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Searches the bytes as UTF-16, which Windows programs and Outlook files use for texts. */
  private boolean isInWideText(byte[] bytes) {
    int zeros = 0;
    int sample = Math.min(bytes.length, SAMPLE);
    for (int i = 0; i < sample; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    boolean marked = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
    if (!marked && zeros * 8 < sample) {
      return false;
    }
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      if (search.isIn(new InputStreamReader(new ByteArrayInputStream(bytes), charset))) {
        return true;
      }
    }
    return false;
  }

  private static Reader text(byte[] bytes) {
    return new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    boolean same = bytes.length >= magic.length;
    for (int i = 0; i < magic.length && same; i++) {
      same = (bytes[i] & 0xff) == magic[i];
    }
    return same;
  }
}
