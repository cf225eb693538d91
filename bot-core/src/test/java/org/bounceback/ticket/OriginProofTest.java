package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.address.MailAddress;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.diagnosis.ServerFindings;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.Findings;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.OwnServerFindings;
import org.bounceback.hosting.LogFiles;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.MailLogReport;
import org.bounceback.hosting.PanelInventoryCache;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.hosting.ServerRegistry;
import org.bounceback.net.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proving who sent an e-mail from log lines of Exim and Postfix. */
class OriginProofTest {
  private static final String VICTIM = "victim@shop.example";
  private static final String EXIM = "2026-11-24 08:00:00 1xVl5P-0003PL-1f ";
  private static final String EXIM_DELIVERY =
      EXIM + "=> bob@example.org R=lookuphost T=remote_smtp H=mx.example.org [198.51.100.25]";
  private static final String POSTFIX = "2026-11-24T08:00:00.202+00:00 srv13 postfix/";
  private static final String POSTFIX_DELIVERY =
      POSTFIX + "smtp[12]: 4ABC12345D: to=<bob@example.org>, relay=mx.example.org, status=sent";

  private final ExecutorService workers = Executors.newSingleThreadExecutor();
  @TempDir Path folder;

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<= victim@shop.example U=shop P=local S=900",
        "<= Victim@shop.example H=(pc) [203.0.113.7]:51000 P=esmtpsa"
            + " A=dovecot_login:victim@shop.example S=900 T=\"Offer\"",
        "<= bounces@shop.example H=(pc) [203.0.113.7]:51000 P=esmtpsa"
            + " A=dovecot_login:victim@shop.example S=900",
      })
  void eximsSenderOrLoginProvesTheAuthor(String arrival) throws Exception {
    assertEquals(MailAddress.parse(VICTIM), proved(EXIM + arrival, EXIM_DELIVERY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<= mallory@shop.example U=shop P=local S=900 T=\"victim@shop.example\"",
        "<= mallory@shop.example U=shop P=local S=900 T=\"x A=login:victim@shop.example y\"",
        "<= mallory@shop.example U=shop P=local S=900 id=<1 A=login:victim@shop.example",
        "<= mallory@shop.example U=shop P=local S=900 for bob@example.org victim@shop.example",
        "<= mallory@shop.example H=(victim@shop.example) [203.0.113.7]:51000 P=esmtps S=900",
        "<= victim@shop.example H=(pc) [203.0.113.7]:51000 P=esmtpsa"
            + " A=dovecot_login:mallory@shop.example S=900",
      })
  void senderTextInAnEximLineProvesNothing(String arrival) throws Exception {
    assertEquals(Optional.empty(), proved(EXIM + arrival, EXIM_DELIVERY));
  }

  @Test
  void textOfTheReceivingServerProvesNothing() throws Exception {
    String said = ": 550 from=<victim@shop.example> A=login:victim@shop.example";
    String postfixSaid =
        ", status=bounced (host said: 550 sasl_username=victim@shop.example,"
            + " to=<victim@shop.example>)";

    assertEquals(
        Optional.empty(),
        proved(EXIM + "<= mallory@shop.example U=shop P=local S=900", EXIM_DELIVERY + said));
    assertEquals(
        Optional.empty(),
        proved(
            POSTFIX + "qmgr[11]: 4ABC12345D: from=<mallory@shop.example>, size=900, nrcpt=1",
            POSTFIX_DELIVERY + postfixSaid));
  }

  @ParameterizedTest
  @ValueSource(strings = {"victim@shop.example", "Victim@shop.example"})
  void postfixsSenderProvesTheAuthor(String sender) throws Exception {
    String queued = "qmgr[11]: 4ABC12345D: from=<%s>, size=900, nrcpt=1 (queue active)";

    assertEquals(
        MailAddress.parse(VICTIM), proved(POSTFIX + queued.formatted(sender), POSTFIX_DELIVERY));
  }

  @Test
  void postfixsLoginTakesPrecedenceOverTheSender() throws Exception {
    String login =
        POSTFIX
            + "smtpd[10]: 4ABC12345D: client=dsl[203.0.113.7], sasl_method=PLAIN, sasl_username=";
    String queued = "qmgr[11]: 4ABC12345D: from=<%s>, size=900, nrcpt=1 (queue active)";

    assertEquals(
        Optional.empty(),
        proved(
            login + "mallory@shop.example", POSTFIX + queued.formatted(VICTIM), POSTFIX_DELIVERY));
    assertEquals(
        MailAddress.parse(VICTIM),
        proved(login + VICTIM, POSTFIX + queued.formatted("news@shop.example"), POSTFIX_DELIVERY));
  }

  @Test
  void aRecipientInPostfixsLineProvesNothing() throws Exception {
    assertEquals(
        Optional.empty(),
        proved(
            POSTFIX + "qmgr[11]: 4ABC12345D: from=<mallory@shop.example>, size=900, nrcpt=1",
            POSTFIX + "smtp[12]: 4ABC12345D: to=<bob@example.org>, orig_to=<victim@shop.example>"));
  }

  private Optional<MailAddress> proved(String... lines) throws Exception {
    Path file = Files.write(folder.resolve("maillog"), List.of(lines));
    var servers =
        ServerRegistry.unknown(new PanelInventoryCache(folder.resolve("facts")), Clock.systemUTC());
    var question =
        new MailLogQuery(
            List.of("1xVl5P-0003PL-1f", "4ABC12345D"),
            MailAddress.parse(VICTIM),
            MailAddress.parse("bob@example.org"),
            Optional.empty());
    Optional<MailLogReport> log =
        new ServerQueries(servers, new LogFiles(List.of(file.toString())), workers)
            .log(question, Deadline.after(Duration.ofSeconds(30)));
    assertEquals(lines.length, log.orElseThrow().lines().size(), "lines of the mail");
    return OriginProof.author(findings(log));
  }

  private static Findings findings(Optional<MailLogReport> log) {
    var own = new ServerFindings(Optional.empty(), Optional.empty(), Optional.empty(), log);
    JsonObjectBuilder bounce =
        new JsonObjectBuilder()
            .with("origin", new JsonObjectBuilder().with("ours", true))
            .with("returned", new JsonObjectBuilder().with("from", VICTIM));
    JsonObjectBuilder json = new JsonObjectBuilder().with("bounce", bounce);
    BounceFindings read = (BounceFindings) FindingsCodec.read(json.toString());
    return read.withOwnServers(OwnServerFindings.of(own));
  }
}
