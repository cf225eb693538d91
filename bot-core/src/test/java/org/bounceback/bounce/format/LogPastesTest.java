package org.bounceback.bounce.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.address.Ip;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.log.AccessEvent;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.LogPaste;
import org.bounceback.bounce.log.Outcome;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads pasted log lines of the test resources. */
class LogPastesTest {
  private static final BounceReader READER = BounceReader.create();
  private static final UploadUnwrapper UPLOADS = new UploadUnwrapper(READER);

  static Stream<LogPaste> pastes() {
    return Stream.of(
            "exim-pastes.txt", "exim-more-pastes.txt", "postfix-pastes.txt", "other-pastes.txt")
        .flatMap(name -> LogPaste.load(name).stream());
  }

  @ParameterizedTest
  @MethodSource("pastes")
  void hasTheRowsThatAreRight(LogPaste paste) {
    UploadedMail upload = UPLOADS.unwrap("pasted.txt", paste.text().getBytes(UTF_8)).get(0);
    BouncedMessage message = READER.read(upload);

    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < message.recipients().size(); i++) {
      String words = i < paste.recipients().size() ? paste.recipients().get(i).get(5) : "-";
      rows.add(row(message.recipients().get(i), words));
    }
    assertEquals(lines(paste.recipients()), lines(rows));
    assertEquals(
        lines(paste.access()),
        lines(message.accessEvents().stream().map(LogPastesTest::row).toList()));
  }

  private static List<String> row(Recipient recipient, String words) {
    var logged = recipient.logged();
    return List.of(
        recipient.dsnAction().code(),
        logged.map(LogEntry::outcome).map(Outcome::code).orElse("-"),
        logged.flatMap(LogEntry::queueId).orElse("-"),
        logged.flatMap(LogEntry::sender).filter(sender -> !sender.isEmpty()).orElse("-"),
        recipient.address().isEmpty() ? "-" : recipient.address(),
        words.equals("-") || recipient.diagnostic().contains(words)
            ? words
            : recipient.diagnostic());
  }

  private static List<String> row(AccessEvent event) {
    return List.of(
        "access",
        event.kind().code(),
        event.clientIp().map(Ip::toString).orElse("-"),
        event.login().orElse("-"));
  }

  private static String lines(List<List<String>> rows) {
    return String.join("\n", rows.stream().map(row -> String.join("; ", row)).toList());
  }
}
