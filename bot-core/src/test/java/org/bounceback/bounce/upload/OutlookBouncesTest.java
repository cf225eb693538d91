package org.bounceback.bounce.upload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.DocumentNode;
import org.bounceback.outlook.MsgFileWriter;
import org.bounceback.outlook.OutlookSample;
import org.bounceback.outlook.TnefFileWriter;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bounces in the formats that Outlook saves: nearly all recipients found in the original are found.
 */
final class OutlookBouncesTest {
  static Stream<Arguments> forms() {
    return Stream.of(
        form(".msg", 98, mail -> MsgFileWriter.write(OutlookSample.of(mail))),
        form("winmail.dat", 98, mail -> TnefFileWriter.write(OutlookSample.of(mail))));
  }

  static Stream<Arguments> furtherForms() {
    return Stream.of(
        form(
            ".msg in eight bits",
            98,
            mail -> MsgFileWriter.writeInEightBits(OutlookSample.of(mail))),
        form(".msg with RTF", 98, mail -> MsgFileWriter.writeWithRtf(OutlookSample.of(mail))),
        form(".msg inside", 98, mail -> MsgFileWriter.write(OutlookSample.of(mail).passedOn())),
        form("TNEF", 98, mail -> TnefFileWriter.writeMail(OutlookSample.of(mail))),
        form(
            "TNEF inside",
            98,
            mail -> TnefFileWriter.writeMail(OutlookSample.of(mail).passedOn())));
  }

  private static Arguments form(String name, int percent, UnaryOperator<byte[]> make) {
    return Arguments.of(name, percent, make);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("furtherForms")
  @Tag("long")
  void nearlyEveryRecipientIsFoundInFurtherForms(
      String form, int percent, UnaryOperator<byte[]> make) {
    nearlyEveryRecipientIsFound(form, percent, make);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void nearlyEveryRecipientIsFound(String form, int percent, UnaryOperator<byte[]> make) {
    var reader = BundledData.READER;
    var uploadUnwrapper = new UploadUnwrapper(reader);
    int expected = 0;
    var missed = new ArrayList<String>();

    for (DocumentNode sample : SampleMails.expected()) {
      byte[] upload = make.apply(SampleMails.read("bounces/" + sample.text("file")));
      Set<String> found = addresses(uploadUnwrapper.unwrap("it", upload), reader);
      for (DocumentNode recipient : sample.list("recipients")) {
        if (recipient.findText("address").isPresent()) {
          expected++;
          var names = new HashSet<>(recipient.texts("address_also"));
          names.add(recipient.text("address"));
          if (names.stream().map(OutlookBouncesTest::lower).noneMatch(found::contains)) {
            missed.add(sample.text("file"));
          }
        }
      }
    }

    double share = 100.0 - 100.0 * missed.size() / expected;
    assertTrue(share >= percent, "%.1f %% found; not in %s".formatted(share, missed));
  }

  private static Set<String> addresses(List<UploadedMail> mails, BounceReader reader) {
    return mails.stream()
        .flatMap(mail -> reader.read(mail.bytes()).recipients().stream())
        .map(recipient -> lower(recipient.address()))
        .collect(Collectors.toSet());
  }

  private static String lower(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
