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
 * Reads the files of an upload in order: the entries of a zip or gzip file, one level deep, or the
 * upload itself. Only one file is in memory at a time. Limits are enforced while reading, because
 * the sizes stated in an archive cannot be trusted. Not thread-safe.
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
  private final int maxBytes;
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final Optional<InputStream> stream;
  private int entries;
  private int unpacked;
  private boolean ended;

  ArchiveFiles(UploadedMail file) {
    this.file = file;
    this.maxBytes = maxBytes(file.bytes().length);
    this.stream = open(file.bytes());
  }

  /** Returns whether an upload is an archive, by its first bytes. */
  static boolean isArchive(byte[] upload) {
    return isGzip(upload) || isZip(upload);
  }

  /** Returns the maximum size of one file of an upload; anything beyond is left out. */
  static int maxFileSize(byte[] upload) {
    return isArchive(upload) ? maxFileSize(upload.length) : upload.length;
  }

  /** Returns the maximum size of one file of an archive with that size. */
  static int maxFileSize(int archiveBytes) {
    return Math.min(MailLimits.STANDARD.fileBytes(), maxBytes(archiveBytes));
  }

  /** Returns the next file; empty after the last one. */
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
      leftOut.add("everything after the damaged part of the archive");
      return Optional.empty();
    }
  }

  /** Returns descriptions of the limits at which reading stopped so far. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  private static int maxBytes(int archiveBytes) {
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
    while (unpacked < maxBytes) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        break;
      }
      if (entries++ >= MAX_ENTRIES) {
        leftOut.add("entries of the archive after the first " + MAX_ENTRIES);
        break;
      }
      String name = lastSegment(entry.getName());
      if (isIncluded(entry, name)) {
        return Optional.of(read(name, zip));
      }
      // Skipping an entry unpacks it too, so it counts toward the limit.
      unpack(zip, maxBytes, OutputStream.nullOutputStream());
    }
    ended = true;
    return Optional.empty();
  }

  private boolean isIncluded(ZipEntry entry, String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ARCHIVES.contains(extension)) {
      leftOut.add("an archive inside the archive");
      return false;
    }
    return !entry.isDirectory() && !name.isEmpty() && !name.startsWith(".");
  }

  /** Reads a file up to the size limit, or up to the damaged part. */
  private UploadedMail read(String name, InputStream archive) {
    var content = new ByteArrayOutputStream();
    try {
      unpack(archive, MailLimits.STANDARD.fileBytes(), content);
    } catch (IOException | IllegalArgumentException broken) {
      ended = true;
      leftOut.add("everything after the damaged part of the archive");
    }
    return new UploadedMail(file.name() + "!" + name, content.toByteArray(), leftOut());
  }

  /** Reads an entry to its end or to the limit of the archive, and writes its beginning. */
  private void unpack(InputStream archive, int max, OutputStream out) throws IOException {
    var buffer = new byte[8192];
    int length = 0;
    for (int count = 0; count >= 0; count = archive.read(buffer)) {
      out.write(buffer, 0, Math.min(count, max - length));
      if (count > max - length) {
        leftOut.add("everything after %d MiB of a file in the archive".formatted(max / MIB));
      }
      length = Math.min(max, length + count);
      unpacked += count;
      if (unpacked >= maxBytes) {
        leftOut.add("everything after " + maxBytes / 1024 + " KiB of the archive's content");
        return;
      }
    }
  }

  /** Returns the file name without folders and control characters, for display. */
  private static String lastSegment(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String displayed = name.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "");
    return displayed.substring(0, Math.min(displayed.length(), MAX_NAME));
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
