package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.advice.SupportTeam;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.Samples;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.hosting.ServerTable;
import org.bounceback.store.Database;
import org.bounceback.store.MovableClock;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards of cases that nobody in the chat asked for. */
class MailCaseNotifierTest {
  private static final MessageRef PLACE = new MessageRef("slack", "C1", "1.1", 0);

  @TempDir Path folder;
  private final Channel channel = new Channel();
  private Database database;
  private CardLocationRepository places;
  private MailCaseNotifier teller;
  private Case stored;

  @BeforeEach
  void open() throws StoreException {
    database = MigratedDatabase.open(folder);
    places = new CardLocationRepository(database);
    var caseRepository = new CaseRepository(database, new SecureRandom(), new MovableClock());
    teller =
        new MailCaseNotifier(
            caseRepository, places, channel, "slack", "C1", BundledData.CHAT_TEXTS, ZoneOffset.UTC);
    stored =
        caseRepository.open(
            new NewCase(
                CaseKind.BOUNCE, "bounce.eml", Samples.ASKER, conclusion(), Optional.empty()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theCardIsShownOnceAndItsPlaceIsKept() throws Exception {
    teller.caseOpened(stored.id());
    teller.caseOpened(stored.id());

    assertEquals(List.of("C1 " + stored.id() + "/arrival false"), channel.posted);
    assertEquals(List.of(PLACE), places.of(stored.id()));
  }

  @Test
  void aCardThatMayBeThereIsLookedForUnderItsName() throws Exception {
    channel.cut = true;
    assertThrows(ConversationUnavailableException.class, () -> teller.caseOpened(stored.id()));
    channel.cut = false;

    teller.caseOpened(stored.id());

    assertEquals("C1 " + stored.id() + "/arrival true", channel.posted.get(1));
    assertEquals(List.of(PLACE), places.of(stored.id()));
  }

  @Test
  void aMailThatWasNotTakenIsALineInTheChannel() throws Exception {
    teller.rejected("n1", "kim@host.example", "it came over a mailing list");

    assertEquals(List.of("C1 n1 true"), channel.posted);
    assertEquals(
        List.of("An e-mail from kim@host.example was not accepted: it came over a mailing list."),
        channel.headlines);
  }

  private static CaseResult conclusion() {
    byte[] mail = "Subject: no bounce\r\n\r\nHello.\r\n".getBytes(StandardCharsets.US_ASCII);
    var diagnosisEngine =
        new DiagnosisEngine(
            new ServerTable(List.of(), List.of()),
            BlocklistCatalog.load(),
            BundledData.ADVICE,
            SupportTeam.signing("Support"),
            BundledData.CLOCK);
    return CaseResult.of(
        "bounce.eml",
        diagnosisEngine.diagnose(
            BundledData.READER.read(mail), DiagnosticProbes.NONE, HostingProbes.NONE));
  }

  private static final class Channel implements CardPublisher {
    private final List<String> posted = new ArrayList<>();
    private final List<String> headlines = new ArrayList<>();
    private boolean cut;

    @Override
    public MessageRef post(String channel, Card card, String name, boolean perhapsThere)
        throws MessagePoster.PostFailedException {
      posted.add(channel + " " + name + " " + perhapsThere);
      headlines.add(card.headline());
      if (cut) {
        throw new MessagePoster.PostFailedException("the line was cut");
      }
      return PLACE;
    }

    @Override
    public void show(MessageRef message, Card card) {
      throw new UnsupportedOperationException("nothing is changed here");
    }
  }
}
