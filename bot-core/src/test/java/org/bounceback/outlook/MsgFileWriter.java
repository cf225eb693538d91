package org.bounceback.outlook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Saves a message as Outlook does. */
public final class MsgFileWriter {
  private final boolean isWide;
  private final boolean onlyRtf;

  private MsgFileWriter(boolean isWide, boolean onlyRtf) {
    this.isWide = isWide;
    this.onlyRtf = onlyRtf;
  }

  /** Writes texts in UTF-16, as current versions do. */
  public static byte[] write(OutlookSample sample) {
    return new MsgFileWriter(true, false).file(sample);
  }

  /** Writes texts in Windows-1252, as old versions do. */
  public static byte[] writeInEightBits(OutlookSample sample) {
    return new MsgFileWriter(false, false).file(sample);
  }

  /** Writes the body only as compressed RTF. */
  public static byte[] writeWithRtf(OutlookSample sample) {
    return new MsgFileWriter(true, true).file(sample);
  }

  private byte[] file(OutlookSample sample) {
    try (var files = new POIFSFileSystem()) {
      message(files.getRoot(), sample, 32);
      var out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void message(DirectoryEntry into, OutlookSample sample, int reserved) throws IOException {
    stream(into, "__properties_version1.0", properties(reserved));
    text(into, "001A", "IPM.Note");
    if (!sample.header().isEmpty()) {
      text(into, "007D", sample.header());
    }
    if (onlyRtf) {
      stream(into, "__substg1.0_10090102", RtfWriter.write(sample));
    } else {
      if (!sample.text().isEmpty()) {
        text(into, "1000", sample.text());
      }
      if (!sample.html().isEmpty()) {
        stream(into, "__substg1.0_10130102", sample.html().getBytes(StandardCharsets.UTF_8));
      }
    }
    int number = 0;
    for (OutlookSample.Attached attached : sample.attachments()) {
      attach(into.createDirectory("__attach_version1.0_#%08X".formatted(number++)), attached);
    }
  }

  private void attach(DirectoryEntry into, OutlookSample.Attached attached) throws IOException {
    stream(into, "__properties_version1.0", properties(8));
    text(into, "370E", attached.type());
    text(into, "3707", attached.name());
    if (attached.mail().isPresent()) {
      message(into.createDirectory("__substg1.0_3701000D"), attached.mail().get(), 24);
    } else {
      stream(
          into, "__substg1.0_37010102", attached.content().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Writes the short properties: only the code page. */
  private static byte[] properties(int reserved) {
    ByteBuffer stream = ByteBuffer.allocate(reserved + 16).order(ByteOrder.LITTLE_ENDIAN);
    stream.position(reserved);
    stream.putShort((short) MapiType.INTEGER).putShort((short) Tag.MESSAGE_CODEPAGE.id);
    stream.putInt(6).putInt(CodePages.WESTERN).putInt(0);
    return stream.array();
  }

  private void text(DirectoryEntry into, String id, String text) throws IOException {
    Charset charset = isWide ? StandardCharsets.UTF_16LE : Charset.forName("windows-1252");
    stream(into, "__substg1.0_" + id + (isWide ? "001F" : "001E"), text.getBytes(charset));
  }

  private static void stream(DirectoryEntry into, String name, byte[] content) throws IOException {
    into.createDocument(name, new ByteArrayInputStream(content));
  }
}
