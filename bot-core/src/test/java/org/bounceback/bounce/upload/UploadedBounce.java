package org.bounceback.bounce.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.testkit.BundledData;

/** A sample bounce that tests upload in many forms. */
final class UploadedBounce {
  static final byte[] BOUNCE = SampleMails.read("scenarios/private-list.eml");
  static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(BundledData.READER);

  private UploadedBounce() {}

  /** Checks that the upload contains the bounce alone. */
  static void assertHoldsTheBounce(String name, byte[] upload) {
    List<UploadedMail> mails = UNWRAPPER.unwrap(name, upload);

    assertEquals(1, mails.size());
    BouncedMessage message = BundledData.READER.read(mails.get(0).bytes());
    assertEquals(
        List.of(Optional.of("5.7.1")),
        message.recipients().stream().map(Recipient::status).toList());
    assertEquals("olga@example.org", message.recipients().get(0).address());
  }

  static List<String> names(List<UploadedMail> mails) {
    return mails.stream().map(UploadedMail::name).toList();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
