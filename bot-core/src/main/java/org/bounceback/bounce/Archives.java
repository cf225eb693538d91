package org.bounceback.bounce;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks zip and gzip files, one level deep and within limits that are counted while reading,
 * since what an archive says of its sizes may be a lie.
 */
final class Archives {
  private static final int MOST_ENTRIES = 100;
  private static final int MOST_BYTES = 50 * 1024 * 1024;
  private static final int MOST_RATIO = 100;
  private static final int FREE_BYTES = 1024 * 1024;
  private static final int LONGEST_NAME = 100;
  private static final Set<String> ARCHIVES = Set.of("zip", "gz", "tgz", "7z", "rar", "tar", "bz2");

  private final Unwrapped file;
  private final int room;
  private final List<Unwrapped> files = new ArrayList<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private int unpacked;

  private Archives(Unwrapped file) {
    this.file = file;
    this.room = (int) Math.min(MOST_BYTES, FREE_BYTES + (long) file.bytes().length * MOST_RATIO);
  }

  /** The files in an archive; a file that is none is its own only content. */
  static List<Unwrapped> unpack(Unwrapped file) {
    boolean gzip = startsWith(file.bytes(), 0x1f, 0x8b);
    boolean zip = startsWith(file.bytes(), 'P', 'K', 3, 4);
    return gzip || zip ? new Archives(file).unpack(gzip) : List.of(file);
  }

  private List<Unwrapped> unpack(boolean gzip) {
    try {
      if (gzip) {
        gunzip();
      } else {
        unzip();
      }
    } catch (IOException | IllegalArgumentException broken) {
      leftOut.add("what is behind the place where the archive is damaged");
    }
    return files.stream()
        .map(found -> new Unwrapped(found.name(), found.bytes(), List.copyOf(leftOut)))
        .toList();
  }

  private void gunzip() throws IOException {
    try (var stream = new GzipMembers(file.bytes())) {
      read(lastSegment(file.name()).replaceFirst("\\.gz$", ""), stream);
    }
  }

  private void unzip() throws IOException {
    var bytes = new ByteArrayInputStream(file.bytes());
    try (var stream = new ZipInputStream(bytes, StandardCharsets.ISO_8859_1)) {
      ZipEntry entry = stream.getNextEntry();
      for (int count = 0; entry != null && unpacked < room; count++) {
        if (count >= MOST_ENTRIES) {
          leftOut.add("entries of the archive after the first " + MOST_ENTRIES);
          break;
        }
        String name = lastSegment(entry.getName());
        if (isWanted(entry, name)) {
          read(name, stream);
        }
        entry = stream.getNextEntry();
      }
    }
  }

  private boolean isWanted(ZipEntry entry, String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ARCHIVES.contains(extension)) {
      leftOut.add("an archive inside the archive");
      return false;
    }
    return !entry.isDirectory() && !name.isEmpty() && !name.startsWith(".");
  }

  private void read(String name, InputStream stream) throws IOException {
    var content = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    try {
      for (int count = 0; count >= 0; count = stream.read(buffer)) {
        content.write(buffer, 0, count);
        unpacked += count;
        if (unpacked >= room) {
          leftOut.add("what the archive holds beyond " + room / 1024 + " KiB");
          break;
        }
      }
    } finally {
      files.add(new Unwrapped(file.name() + "!" + name, content.toByteArray()));
    }
  }

  /** The file's own name without its folders, fit to be shown. */
  private static String lastSegment(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String shown = name.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "");
    return shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    boolean same = bytes.length >= magic.length;
    for (int i = 0; i < magic.length && same; i++) {
      same = (bytes[i] & 0xff) == magic[i];
    }
    return same;
  }
}
