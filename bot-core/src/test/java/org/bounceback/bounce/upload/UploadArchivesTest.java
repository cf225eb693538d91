package org.bounceback.bounce.upload;

import static org.bounceback.bounce.upload.UploadedBounce.BOUNCE;
import static org.bounceback.bounce.upload.UploadedBounce.UNWRAPPER;
import static org.bounceback.bounce.upload.UploadedBounce.assertHoldsTheBounce;
import static org.bounceback.bounce.upload.UploadedBounce.bytes;
import static org.bounceback.bounce.upload.UploadedBounce.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.bounce.UploadedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class UploadArchivesTest {

  @Test
  void filesOfAnArchiveKeepTheirNames() throws IOException {
    byte[] zip = zip(List.of("folder/one.eml", ".hidden", "two.eml", "inner.zip"), BOUNCE);

    List<UploadedMail> mails = UNWRAPPER.unwrap("outer.zip", zip);

    assertEquals(List.of("outer.zip!one.eml", "outer.zip!two.eml"), names(mails));
    assertEquals(List.of("an archive inside the archive"), mails.get(0).leftOut());
  }

  @Test
  void aGzippedMessageIsRead() throws IOException {
    assertHoldsTheBounce("a.eml.gz", gzipped(BOUNCE));
  }

  @Test
  void allMembersOfAGzipFileAreRead() throws IOException {
    var file = new ByteArrayOutputStream();
    int middle = BOUNCE.length / 2;
    for (int i = 0; i < 50_000; i++) {
      file.write(gzipped(new byte[0]));
    }
    file.write(gzipped(Arrays.copyOf(BOUNCE, middle)));
    file.write(gzipped(Arrays.copyOfRange(BOUNCE, middle, BOUNCE.length)));
    file.write(bytes("and no member at the end"));

    assertHoldsTheBounce("a.eml.gz", file.toByteArray());
  }

  @Test
  void theNameAndCommentOfAGzipFileAreSkipped() throws IOException {
    byte[] plain = gzipped(BOUNCE);
    var file = new ByteArrayOutputStream();
    file.write(new byte[] {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3});
    file.write(new byte[] {3, 0, 'x', 'y', 'z'});
    file.write(bytes("a.eml\0a remark\0"));
    file.write(new byte[] {1, 2});
    file.write(plain, 10, plain.length - 10);

    assertHoldsTheBounce("a.eml.gz", file.toByteArray());
  }

  @Test
  void theBeginningOfATruncatedGzipFileIsRead() throws IOException {
    byte[] whole = gzipped(BOUNCE);

    List<UploadedMail> mails =
        UNWRAPPER.unwrap("a.eml.gz", Arrays.copyOf(whole, whole.length * 9 / 10));

    assertEquals(
        List.of("everything after the damaged part of the archive"), mails.get(0).leftOut());
    assertTrue(mails.get(0).bytes().length > BOUNCE.length / 2);
  }

  @Test
  void anArchiveThatGrowsAHundredfoldIsTruncated() throws IOException {
    byte[] zip = zip(List.of("a.eml", "b.eml"), new byte[30_000_000]);

    List<UploadedMail> mails = UNWRAPPER.unwrap("bomb.zip", zip);

    int bytes = mails.stream().mapToInt(mail -> mail.bytes().length).sum();
    assertTrue(bytes < 10_000_000, () -> bytes + " bytes were unpacked");
    assertEquals(1, mails.get(0).leftOut().size());
  }

  @Test
  void aFileInAnArchiveIsTruncatedAtTwentyMebibytes() throws IOException {
    byte[] zip = zip(List.of("a.eml", "b.eml"), new byte[22 << 20]);
    byte[] padded = Arrays.copyOf(zip, 1 << 20);

    List<UploadedMail> mails = UNWRAPPER.unwrap("large.zip", padded);

    assertEquals(20 << 20, mails.get(0).bytes().length);
    assertEquals(20 << 20, mails.get(1).bytes().length);
    assertEquals(
        List.of("everything after 20 MiB of a file in the archive"), mails.get(0).leftOut());
  }

  @Test
  void skippedEntriesCountTowardTheUnpackingLimit() throws IOException {
    byte[] zip = zip(List.of(".hidden", "a.eml"), new byte[30_000_000]);

    assertEquals(List.of(), UNWRAPPER.unwrap("bomb.zip", zip));
  }

  @Test
  void onlyTheFirstHundredEntriesAreRead() throws IOException {
    byte[] zip = zip(IntStream.range(0, 120).mapToObj(i -> i + ".eml").toList(), bytes("x"));

    List<UploadedMail> mails = UNWRAPPER.unwrap("many.zip", zip);

    assertEquals(100, mails.size());
    assertEquals(List.of("entries of the archive after the first 100"), mails.get(0).leftOut());
  }

  @Test
  void filesBeforeTheDamagedPartOfAnArchiveAreRead() throws IOException {
    byte[] zip = zip(List.of("a.eml", "b.eml"), BOUNCE);
    zip[zip.length / 2] ^= 0x55;

    List<UploadedMail> mails = UNWRAPPER.unwrap("damaged.zip", zip);

    assertEquals("damaged.zip!a.eml", mails.get(0).name());
    assertTrue(mails.get(0).leftOut().toString().contains("damaged"));
  }

  private static byte[] zip(List<String> names, byte[] content) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
      }
    }
    return file.toByteArray();
  }

  private static byte[] gzipped(byte[] content) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(file)) {
      gzip.write(content);
    }
    return file.toByteArray();
  }
}
