package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.app.cli.Run;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.DocumentCodec;
import org.bounceback.testkit.BundledData;
import org.bounceback.ticket.ConversationLink;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketSeverity;
import org.bounceback.ticket.TicketSummary;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ticket summary in complete situations. {@code -Dgolden.write=true} rewrites the files. */
@Execution(ExecutionMode.CONCURRENT)
class TicketSummaryTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/bounceback/app/summaries");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "listed, exim-quotes-xbl, WHOLE",
    "recipient-blocks-us, private-list, REDACTED",
    "own-server-blocks-the-sender, we-refuse-bobs-server, WHOLE",
    "wrong-address, unknown-user-while-listed, HEADERS",
    "no-bounce, ordinary-mail, WHOLE",
    "incomplete-header, pasted-without-anything, WHOLE"
  })
  void theTicketSummaryHasTheThreeSteps(
      String name, String situation, MailDisclosure mailDisclosure) throws IOException {
    Situation found = Situation.named(situation);

    String summary = summary(found, mailDisclosure);

    Path golden = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, summary + "\n");
    }
    assertEquals(Files.readString(golden), summary + "\n");
  }

  private String summary(Situation situation, MailDisclosure mailDisclosure) throws IOException {
    String file = situation.expected().path("file").asText();
    Path mail = Files.write(folder.resolve(file), situation.mail());
    String said;
    try (var world = new SituationWorld(situation, folder)) {
      List<String> arguments = new ArrayList<>(List.of("diagnose", "--json", mail.toString()));
      arguments.addAll(world.flags());
      said = Run.of(folder, "", arguments).out().strip();
    }
    var diagnosis = DocumentCodec.json("diagnosis", said);
    var caseResult = CaseResult.read(diagnosis.text("headline"), diagnosis.text("verdict"), said);
    var stored = new StoredMail(file, situation.mail());
    var made =
        new NewCase(
            CaseKind.BOUNCE,
            file,
            new CaseRequester("U024BE7LH", "T061EG9R6", "C024BE91L", Optional.empty()),
            caseResult,
            Optional.of(stored));
    var ticketRequest =
        new TicketRequest(
            "slack:1",
            "alice@shop.example",
            "E-mail comes back",
            TicketSeverity.HIGH,
            "The customer called twice.\nShe needs it today.",
            !diagnosis.require("bounce").isTrue("fullHeaders"),
            "kim@host.example",
            mailDisclosure);
    var conversationLink =
        new ConversationLink(
            "slack",
            Optional.of(URI.create("https://host.slack.com/archives/C024BE91L/p1732449600000100")));
    return new TicketSummary(BundledData.ADVICE)
        .of(
            Case.begun(CaseId.parse("BB-7K3M9-Q2XPT").orElseThrow(), Instant.EPOCH, made),
            ticketRequest,
            conversationLink,
            Optional.of(stored));
  }
}
