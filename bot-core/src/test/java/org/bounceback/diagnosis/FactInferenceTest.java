package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.panel.PanelTexts;
import org.bounceback.diagnosis.VerdictFacts.RejectingParty;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;
import org.bounceback.hosting.ServerTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FactInferenceTest {
  private static final ServerTable SERVERS =
      ServerTable.read(
          "servers.yaml",
          """
          servers:
            - {name: srv12, hosts: [srv12.host.example], addresses: [192.0.2.10], roles: [outbound]}
          hosted: [shop.example, host.example]
          """);

  private static VerdictFacts facts(BounceStory story) {
    return facts(story, SERVERS);
  }

  private static VerdictFacts facts(BounceStory story, ServerTable servers) {
    return new OriginReader(
            servers, story.message(), Optional.empty(), DiagnosticAnswers.NONE, PanelTexts.load())
        .of(story.recipient())
        .facts()
        .verdictFacts();
  }

  private static <T> void assertFact(T value, Basis basis, Fact<T> fact) {
    assertEquals(Optional.of(value), fact.known());
    assertEquals(basis, fact.basis());
  }

  private static <T> void assertUnknown(Fact<T> fact) {
    assertEquals(Optional.empty(), fact.known());
  }

  @Nested
  class WhoRejected {
    private static final String US = "srv12.host.example";
    private static final String ALICE = "alice@shop.example";

    @Test
    void anUnnamedRemoteServerIsTheRecipients() {
      assertFact(
          RejectingParty.RECIPIENT,
          Basis.STATED,
          facts(BounceStory.by(US, ALICE).rejected(Rejecter.REMOTE_SERVER)).rejectedBy());
    }

    @Test
    void noRemoteHostDoesNotMeanThatTheAuthorRejectedIt() {
      assertUnknown(facts(BounceStory.by(US, ALICE)).rejectedBy());
    }

    @Test
    void theAuthorsOwnRejectionIsOursIfTheAuthorIs() {
      assertFact(
          RejectingParty.OURS,
          Basis.STATED,
          facts(BounceStory.by(US, ALICE).rejected(Rejecter.REPORT_AUTHOR)).rejectedBy());
    }

    @Test
    void theAuthorsOwnRejectionIsUnknownIfTheAuthorsRoleIs() {
      BounceStory story =
          BounceStory.by("mail.isp.example", "carol@other.example")
              .rejected(Rejecter.REPORT_AUTHOR);
      assertUnknown(facts(story).rejectedBy());
    }

    @Test
    void theAuthorsOwnRejectionIsTheSendingServersWithoutOurTable() {
      BounceStory story =
          BounceStory.by(US, ALICE).login("198.51.100.77", US).rejected(Rejecter.REPORT_AUTHOR);
      assertFact(
          RejectingParty.SENDING, Basis.STATED, facts(story, ServerTable.UNKNOWN).rejectedBy());
    }

    @Test
    void aRemoteServerOfOursRejectedItForAnIncomingMessage() {
      BounceStory story =
          BounceStory.by("mail.partner.example", "bob@partner.example").to(ALICE).rejectedBy(US);
      assertFact(RejectingParty.OURS, Basis.STATED, facts(story).rejectedBy());
    }

    @Test
    void aTextForAServersOwnUsersIsOursForOurCustomers() {
      String limit =
          "Domain shop.example has exceeded the max emails per hour (9/9 (100%)) allowed.";
      assertFact(
          RejectingParty.OURS, Basis.INFERRED, facts(pastedWithoutRecipient(limit)).rejectedBy());
      assertFact(
          CustomerSide.SENDER, Basis.INFERRED, facts(pastedWithoutRecipient(limit)).customer());
    }

    @Test
    void aTextForAServersOwnUsersIsTheSendingServersForOtherUsers() {
      String limit = "Domain other.example has exceeded the max emails per hour (9/9 (100%)).";
      assertFact(
          RejectingParty.SENDING,
          Basis.INFERRED,
          facts(pastedWithoutRecipient(limit)).rejectedBy());
      assertUnknown(facts(pastedWithoutRecipient(limit)).customer());
      assertFact(
          RejectingParty.SENDING,
          Basis.INFERRED,
          facts(pastedWithoutRecipient(limit), ServerTable.UNKNOWN).rejectedBy());
    }

    @Test
    void theUserThatATextNamesIsNotOurCustomerIfWeDoNotHostTheDomain() {
      String limit = "Domain other.example has exceeded the max emails per hour (9/9 (100%)).";
      assertUnknown(
          facts(BounceStory.pasted(ReportAuthor.NOT_STATED, limit).from("").reply(limit))
              .customer());
    }

    @Test
    void aServerThatDemandsALoginFromOursIsNotOurs() {
      assertUnknown(
          facts(
                  pastedWithoutRecipient(
                      "550 Please turn on SMTP Authentication in your mail client."
                          + " [192.0.2.10]:4410 is not permitted to relay"))
              .rejectedBy());
    }

    private static BounceStory pastedWithoutRecipient(String text) {
      return BounceStory.pasted(ReportAuthor.NOT_STATED, text).from("").to("").reply(text);
    }

    @Test
    void theServerThatOurGatewayQuotesRejectedIt() {
      BounceStory story =
          BounceStory.by("mail.shop.example", ALICE)
              .rejectedBy(US)
              .reply("550 [EAB] 554 5.7.1 Blocked");
      assertFact(RejectingParty.RECIPIENT, Basis.INFERRED, facts(story).rejectedBy());
    }

    @Test
    void aServerBehindTheRecipientsIsAThirdParty() {
      BounceStory story =
          BounceStory.by("mx.partner.example", ALICE)
              .hop(US, "192.0.2.10", "mx.partner.example")
              .rejectedBy("mx.elsewhere.example");
      assertFact(RejectingParty.OTHER, Basis.INFERRED, facts(story).rejectedBy());
    }

    @Test
    void nobodyRejectedItIfTheReportSaysSo() {
      assertFact(
          RejectingParty.NOBODY,
          Basis.STATED,
          facts(BounceStory.by(US, ALICE).rejected(Rejecter.NOBODY).reply("")).rejectedBy());
    }

    @Test
    void aReplyAboutTheAddressIsFromTheServerResponsibleForIt() {
      BounceStory story =
          BounceStory.pasted(ReportAuthor.NOT_STATED, "")
              .reply("550 5.1.1 User unknown")
              .because(BounceReason.USER_UNKNOWN);
      assertFact(RejectingParty.RECIPIENT, Basis.INFERRED, facts(story).rejectedBy());
    }

    @Test
    void anEmailAppShowsTheReplyOfItsOutgoingServer() {
      BounceStory ours =
          BounceStory.pasted(
              ReportAuthor.MAIL_CLIENT, "The server srv12.host.example responded: 550 Rejected");
      BounceStory theirs =
          BounceStory.pasted(
              ReportAuthor.MAIL_CLIENT, "The server smtp.isp.example responded: 550 Rejected");
      assertFact(RejectingParty.OURS, Basis.STATED, facts(ours).rejectedBy());
      assertFact(RejectingParty.SENDING, Basis.STATED, facts(theirs).rejectedBy());
    }

    @Test
    void aRejectLogLineAboutACustomersAddressIsOurs() {
      BounceStory story =
          BounceStory.pasted(
                  ReportAuthor.SERVER_LOG,
                  "NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 550 5.7.1 Rejected;")
              .to(ALICE);
      assertFact(RejectingParty.OURS, Basis.INFERRED, facts(story).rejectedBy());
    }
  }

  @Nested
  class WhoseCustomer {
    private CustomerSide side(String from, String to) {
      return facts(BounceStory.by("srv12.host.example", from).to(to))
          .customer()
          .known()
          .orElseThrow();
    }

    @Test
    void theTableOfHostedDomainsTells() {
      assertEquals(CustomerSide.SENDER, side("a@shop.example", "b@partner.example"));
      assertEquals(CustomerSide.RECIPIENT, side("b@partner.example", "a@shop.example"));
      assertEquals(CustomerSide.BOTH, side("a@shop.example", "c@host.example"));
      assertEquals(CustomerSide.NONE, side("b@partner.example", "d@other.example"));
    }

    @Test
    void oneOfTheTwoIsOurCustomer() {
      BounceStory story = BounceStory.pasted(ReportAuthor.NOT_STATED, "");
      assertFact(CustomerSide.SENDER, Basis.INFERRED, facts(story).customer());
    }

    @Test
    void nothingIsKnownWithoutATable() {
      assertUnknown(
          facts(BounceStory.by("mx.partner.example", "a@shop.example"), ServerTable.UNKNOWN)
              .customer());
    }
  }

  @Nested
  class WhoSent {
    @Test
    void aReceivedFieldShowsOurServer() {
      BounceStory story =
          BounceStory.by("mx.partner.example", "alice@shop.example")
              .hop("srv12.host.example", "192.0.2.10", "mx.partner.example");
      assertFact(Ownership.OURS, Basis.STATED, facts(story).sentBy());
    }

    @Test
    void aWholePathWithoutUsShowsAnotherServer() {
      BounceStory story =
          BounceStory.by("mx.partner.example", "alice@shop.example")
              .hop("smtp.news.example", "198.51.100.9", "mx.partner.example");
      assertFact(Ownership.OTHER, Basis.STATED, facts(story).sentBy());
    }

    @Test
    void aServerUnderAHostedDomainMayBeMissingInTheTable() {
      BounceStory story =
          BounceStory.by("mx.partner.example", "alice@shop.example")
              .hop("srv99.host.example", "198.51.100.9", "mx.partner.example")
              .login("198.51.100.77", "srv99.host.example");
      assertUnknown(facts(story).sentBy());
    }

    @Test
    void customersSendThroughUsUnlessSomethingShowsAnotherWay() {
      BounceStory story = BounceStory.pasted(ReportAuthor.NOT_STATED, "");
      assertFact(Ownership.OURS, Basis.INFERRED, facts(story).sentBy());
    }

    @Test
    void nothingIsKnownWithoutATable() {
      BounceStory story =
          BounceStory.by("mx.partner.example", "alice@shop.example")
              .hop("srv12.host.example", "192.0.2.10", "mx.partner.example");
      assertUnknown(facts(story, ServerTable.UNKNOWN).sentBy());
    }
  }

  @Nested
  class WhatBecameOfIt {
    @Test
    void aStatedFateHasPriorityOverTheReply() {
      assertFact(
          Fate.RETRYING,
          Basis.STATED,
          facts(BounceStory.by("srv12.host.example", "a@shop.example").fate(Fate.RETRYING)).fate());
    }

    @Test
    void aFinalReplyMeansLost() {
      assertFact(
          Fate.LOST,
          Basis.INFERRED,
          facts(BounceStory.by("srv12.host.example", "a@shop.example")).fate());
    }

    @Test
    void aTemporaryReplyDoesNotMeanRetrying() {
      BounceStory story =
          BounceStory.by("srv12.host.example", "a@shop.example").reply("451 4.7.1 Try later");
      assertUnknown(facts(story).fate());
    }
  }
}
