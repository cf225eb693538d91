package org.bounceback.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Language;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.TextCatalog;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.reason.CustomReasonRules;
import org.bounceback.bounce.reason.ReasonRules;
import org.bounceback.bounce.reason.RejectionTargetClassifier;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.hosting.ServerTable;
import org.bounceback.ticket.TicketSummary;

/** The packaged rules and advice, which are immutable and read once for all tests of a process. */
public final class BundledData {
  public static final ReasonRules RULES = ReasonRules.load();
  public static final BounceReader READER =
      BounceReader.withCustomRules(CustomReasonRules.NONE, RULES);
  public static final RejectionTargetClassifier TARGETS = new RejectionTargetClassifier(RULES);
  public static final AdviceCatalog ADVICE =
      AdviceCatalog.load(TextCatalog.load().and(TicketSummary.bundledTexts()));
  public static final MessageBundles CHAT_TEXTS = MessageBundles.bundled();
  public static final MessageBundle ENGLISH = CHAT_TEXTS.of(Language.ENGLISH);

  /** The time of the sample reports, so that no retry time in them is over. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private BundledData() {}

  /** Returns an engine with the packaged advice, one blocklist and the fixed clock. */
  public static DiagnosisEngine engine(ServerTable serverTable) {
    return new DiagnosisEngine(
        serverTable,
        BlocklistCatalog.read("zones.tsv", "bl.example\n"),
        ADVICE,
        SupportTeam.signing("Support"),
        CLOCK);
  }
}
