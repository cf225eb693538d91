package org.bounceback.bounce;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
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

  private final int room;
  private final List<String> leftOut;
  private int unpacked;

  private Archives(Unwrapped file, List<String> leftOut) {
    this.room = (int) Math.min(MOST_BYTES, FREE_BYTES + (long) file.mail().length * MOST_RATIO);
    this.leftOut = leftOut;
  }

  /** The files in an archive; a file that is none is its own only content. */
  static List<Unwrapped> unpack(Unwrapped file, List<String> leftOut) {
    var archives = new Archives(file, leftOut);
    try {
      if (startsWith(file.mail(), 0x1f, 0x8b)) {
        return archives.gunzip(file);
      }
      return startsWith(file.mail(), 'P', 'K', 3, 4) ? archives.unzip(file) : List.of(file);
    } catch (IOException | IllegalArgumentException broken) {
      leftOut.add("the archive is damaged");
      return List.of();
    }
  }

  private List<Unwrapped> gunzip(Unwrapped file) throws IOException {
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(file.mail()))) {
      String inner = lastSegment(file.name()).replaceFirst("\\.gz$", "");
      return List.of(new Unwrapped(file.name() + "!" + inner, read(stream)));
    }
  }

  private List<Unwrapped> unzip(Unwrapped file) throws IOException {
    var files = new ArrayList<Unwrapped>();
    var bytes = new ByteArrayInputStream(file.mail());
    try (var stream = new ZipInputStream(bytes, StandardCharsets.ISO_8859_1)) {
      ZipEntry entry = stream.getNextEntry();
      for (int count = 0; entry != null; count++) {
        if (count >= MOST_ENTRIES) {
          leftOut.add("entries after the first " + MOST_ENTRIES);
          break;
        }
        String name = lastSegment(entry.getName());
        if (isWanted(entry, name)) {
          files.add(new Unwrapped(file.name() + "!" + name, read(stream)));
        }
        if (unpacked >= room) {
          break;
        }
        entry = stream.getNextEntry();
      }
    }
    return files;
  }

  private boolean isWanted(ZipEntry entry, String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ARCHIVES.contains(extension)) {
      leftOut.add("an archive inside the archive");
      return false;
    }
    return !entry.isDirectory() && !name.isEmpty() && !name.startsWith(".");
  }

  private byte[] read(InputStream stream) throws IOException {
    var content = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    for (int count = 0; count >= 0; count = stream.read(buffer)) {
      content.write(buffer, 0, count);
      unpacked += count;
      if (unpacked >= room) {
        leftOut.add("what an archive holds beyond " + room / 1024 + " KiB");
        break;
      }
    }
    return content.toByteArray();
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
