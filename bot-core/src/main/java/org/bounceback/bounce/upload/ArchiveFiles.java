package org.bounceback.bounce.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.mail.MailLimits;

/**
 * Reads the files of an upload one after the other: the entries of a zip or gzip file, one level
 * deep, or the upload itself. One file is in memory at a time. The limits are counted while
 * reading, since what an archive says of its sizes may be a lie. For one thread.
 */
final class ArchiveFiles {
  private static final int MAX_ENTRIES = 100;
  private static final int MAX_BYTES = 50 * 1024 * 1024;
  private static final int MAX_RATIO = 100;
  private static final int FREE_BYTES = 1024 * 1024;
  private static final int MAX_NAME = 100;
  private static final int MIB = 1024 * 1024;
  private static final Set<String> ARCHIVES = Set.of("zip", "gz", "tgz", "7z", "rar", "tar", "bz2");

  private final UploadedMail file;
  private final int room;
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final Optional<InputStream> stream;
  private int entries;
  private int unpacked;
  private boolean ended;

  ArchiveFiles(UploadedMail file) {
    this.file = file;
    this.room = mostBytes(file.bytes().length);
    this.stream = open(file.bytes());
  }

  /** Whether an upload is an archive, by how it begins. */
  static boolean isArchive(byte[] upload) {
    return isGzip(upload) || isZip(upload);
  }

  /** How many bytes one file of an upload has at most; what goes beyond is left out. */
  static int largestFile(byte[] upload) {
    return isArchive(upload) ? largestFile(upload.length) : upload.length;
  }

  /** How many bytes one file of an archive of that size has at most. */
  static int largestFile(int archiveBytes) {
    return Math.min(MailLimits.STANDARD.fileBytes(), mostBytes(archiveBytes));
  }

  /** The next file; empty after the last one. */
  Optional<UploadedMail> next() {
    if (ended) {
      return Optional.empty();
    }
    if (stream.isEmpty()) {
      ended = true;
      return Optional.of(file);
    }
    try {
      return stream.get() instanceof ZipInputStream zip ? unzip(zip) : gunzip(stream.get());
    } catch (IOException | IllegalArgumentException broken) {
      ended = true;
      leftOut.add("what is behind the place where the archive is damaged");
      return Optional.empty();
    }
  }

  /** The limits that stopped the reading so far, in words. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  private static int mostBytes(int archiveBytes) {
    return (int) Math.min(MAX_BYTES, FREE_BYTES + (long) archiveBytes * MAX_RATIO);
  }

  private static Optional<InputStream> open(byte[] upload) {
    if (isGzip(upload)) {
      return Optional.of(new GzipMembers(upload));
    }
    return isZip(upload)
        ? Optional.of(
            new ZipInputStream(new ByteArrayInputStream(upload), StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  private Optional<UploadedMail> gunzip(InputStream gzip) {
    ended = true;
    return Optional.of(read(lastSegment(file.name()).replaceFirst("\\.gz$", ""), gzip));
  }

  private Optional<UploadedMail> unzip(ZipInputStream zip) throws IOException {
    while (unpacked < room) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        break;
      }
      if (entries++ >= MAX_ENTRIES) {
        leftOut.add("entries of the archive after the first " + MAX_ENTRIES);
        break;
      }
      String name = lastSegment(entry.getName());
      if (isWanted(entry, name)) {
        return Optional.of(read(name, zip));
      }
      // Skipping unpacks as well, so it counts.
      unpack(zip, room, OutputStream.nullOutputStream());
    }
    ended = true;
    return Optional.empty();
  }

  private boolean isWanted(ZipEntry entry, String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ARCHIVES.contains(extension)) {
      leftOut.add("an archive inside the archive");
      return false;
    }
    return !entry.isDirectory() && !name.isEmpty() && !name.startsWith(".");
  }

  /** A file's beginning; of a damaged one what comes before the damage. */
  private UploadedMail read(String name, InputStream archive) {
    var content = new ByteArrayOutputStream();
    try {
      unpack(archive, MailLimits.STANDARD.fileBytes(), content);
    } catch (IOException | IllegalArgumentException broken) {
      ended = true;
      leftOut.add("what is behind the place where the archive is damaged");
    }
    return new UploadedMail(file.name() + "!" + name, content.toByteArray(), leftOut());
  }

  /** Reads an entry to its end or that of the archive's room, and keeps its beginning. */
  private void unpack(InputStream archive, int most, OutputStream kept) throws IOException {
    var buffer = new byte[8192];
    int length = 0;
    for (int count = 0; count >= 0; count = archive.read(buffer)) {
      kept.write(buffer, 0, Math.min(count, most - length));
      if (count > most - length) {
        leftOut.add("everything after %d MiB of a file in the archive".formatted(most / MIB));
      }
      length = Math.min(most, length + count);
      unpacked += count;
      if (unpacked >= room) {
        leftOut.add("what the archive holds beyond " + room / 1024 + " KiB");
        return;
      }
    }
  }

  /** The file's own name without its folders, fit to be shown. */
  private static String lastSegment(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String shown = name.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "");
    return shown.substring(0, Math.min(shown.length(), MAX_NAME));
  }

  private static boolean isGzip(byte[] file) {
    return startsWith(file, 0x1f, 0x8b);
  }

  private static boolean isZip(byte[] file) {
    return startsWith(file, 'P', 'K', 3, 4);
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    boolean same = bytes.length >= magic.length;
    for (int i = 0; i < magic.length && same; i++) {
      same = (bytes[i] & 0xff) == magic[i];
    }
    return same;
  }
}
