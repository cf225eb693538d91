package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.address.Ip;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;

/**
 * What is known about one recipient's copy of a message, each fact with its basis.
 *
 * @param author the role of the server that wrote the report
 * @param verdictFacts the facts on which the verdict rests
 * @param remoteHost the server that the author delivered to, as named
 * @param sendingIp the IP address of the rejected connection
 */
record MailFacts(
    Fact<PartyRole> author,
    VerdictFacts verdictFacts,
    Fact<String> remoteHost,
    Fact<Ip> sendingIp) {

  /** Returns the claims with what they rest on, most important first. */
  List<Claim> claims() {
    var claims = new ArrayList<Claim>();
    claims.add(
        Claim.of("rejectedBy", verdictFacts.rejectedBy().map(VerdictFacts.RejectingParty::code)));
    claims.add(Claim.of("fate", verdictFacts.fate().map(Fate::code)));
    claims.add(Claim.of("author", author.map(PartyRole::code)));
    claims.add(
        Claim.of(
            "sentBy",
            verdictFacts.sentBy().map(each -> each == Ownership.OURS ? "ours" : "other")));
    claims.add(Claim.of("customer", verdictFacts.customer().map(CustomerSide::code)));
    claims.add(Claim.of("stage", verdictFacts.stage().map(SmtpStage::code)));
    claims.add(Claim.of("host", remoteHost));
    claims.add(Claim.of("sendingIp", sendingIp.map(Ip::toString)));
    claims.add(Claim.of("forwarded", verdictFacts.forwarded().map(String::valueOf)));
    return List.copyOf(claims);
  }
}
