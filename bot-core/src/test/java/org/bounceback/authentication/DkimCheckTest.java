package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.authentication.DkimResult.DkimStatus;
import org.bounceback.data.Resources;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies the signatures in RFC 6376 appendix A and RFC 8463 appendix A, with real DNS lookups.
 */
class DkimCheckTest {
  private static final String OF_6376 = "dkim/rfc6376-appendix-a.eml";
  private static final String OF_8463 = "dkim/rfc8463-appendix-a.eml";
  private static final String KEY_OF_6376 = "brisbane._domainkey.example.com";

  @AutoClose private final LoopbackDns dns = new LoopbackDns();

  @BeforeEach
  void publishTheKeys() {
    dns.server().zones().open("example.com");
    dns.server().zones().add(Resources.text(DkimCheckTest.class, "dkim/keys.zone"));
  }

  @Test
  void theExampleOfRfc6376Verifies() {
    assertEquals(
        List.of(
            new DkimResult(
                Domain.parse("example.com"),
                Optional.of("brisbane"),
                DkimKeyState.PRESENT,
                DkimStatus.PASS)),
        verify(text(OF_6376)));
  }

  @Test
  void bothSignaturesOfRfc8463Verify() {
    assertEquals(List.of(DkimStatus.PASS, DkimStatus.PASS), results(text(OF_8463)));
  }

  @Test
  void aMessageWithCrlfVerifiesLikeOneWithLf() {
    assertEquals(List.of(DkimStatus.PASS), results(text(OF_6376).replace("\n", "\r\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dkim/rfc6376-appendix-a.eml | Joe SixPack | Joe Sixpack | FAIL",
        "dkim/rfc6376-appendix-a.eml | 'Subject: ' | 'Subject:  ' | FAIL",
        "dkim/rfc6376-appendix-a.eml | 'hungry yet' | 'hungry  yet' | BODY_DIFFERS",
        "dkim/rfc6376-appendix-a.eml | bh=2j | bh=2J | FAIL",
        "dkim/rfc6376-appendix-a.eml | b=Au | b=Bu | FAIL",
        "dkim/rfc8463-appendix-a.eml | Joe SixPack | Joe Sixpack | FAIL",
        "dkim/rfc8463-appendix-a.eml | 'Subject: ' | 'sUBJECT :   ' | PASS",
        "dkim/rfc8463-appendix-a.eml | 'hungry yet' | 'hungry   yet' | PASS",
        "dkim/rfc8463-appendix-a.eml | 'hungry yet' | 'hungry now' | BODY_DIFFERS",
        "dkim/rfc8463-appendix-a.eml | 'To: ' | 'Cc: x@example.com\nTo: ' | PASS",
        "dkim/rfc8463-appendix-a.eml | 'To: ' | 'From: x@example.com\nTo: ' | FAIL",
      })
  void onlyChangesRemovedByCanonicalizationAreAllowed(
      String file, String then, String now, DkimStatus dkimStatus) {
    String mail = text(file).replace(then, now.replace("\\n", "\n"));

    assertEquals(dkimStatus, verify(mail).get(0).dkimStatus());
  }

  @Test
  void aTruncatedBodyIsReportedAsDifferent() {
    String mail = text(OF_6376);

    assertEquals(
        List.of(DkimStatus.BODY_DIFFERS), results(mail.substring(0, mail.indexOf("We lost"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | MISSING | FAIL",
        "'v=DKIM1; p=' | REVOKED | FAIL",
        "'v=DKIM2; p=QUJD' | UNUSABLE | FAIL",
        "'v=DKIM1; p=%%%' | UNUSABLE | FAIL",
        "'v=DKIM1; k=dsa; p=QUJD' | UNUSABLE | FAIL",
        "hello | UNUSABLE | FAIL",
        // 512 bits
        "'p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBALqbHeRLCyOdykC5SDLqI49ArYGYG1mq"
            + "aH9/GnWjGavZM02fos4lc2w6tCchcUBNtJvGqKwhC5JEnx3RYoSX2ucCAwEAAQ==' | UNUSABLE | FAIL",
      })
  void aMissingOrUnusableKeyVerifiesNothing(
      String record, DkimKeyState key, DkimStatus dkimStatus) {
    dns.server().zones().remove(KEY_OF_6376, "TXT");
    if (!record.isEmpty()) {
      dns.server().zones().add(KEY_OF_6376 + " TXT \"" + record + "\"");
    }

    DkimResult finding = verify(text(OF_6376)).get(0);

    assertEquals(key, finding.key());
    assertEquals(dkimStatus, finding.dkimStatus());
  }

  @Test
  void aDnsFailureLeavesTheSignatureUnverified() {
    dns.server().faults().at(KEY_OF_6376, Fault.servfail());

    DkimResult finding = verify(text(OF_6376)).get(0);

    assertEquals(DkimKeyState.UNKNOWN, finding.key());
    assertEquals(DkimStatus.NOT_VERIFIED, finding.dkimStatus());
  }

  @ParameterizedTest
  @CsvSource({
    "a=rsa-sha256, a=rsa-sha1, NOT_VERIFIED",
    "v=1, v=2, BROKEN",
    "i=joe@football.example.com, i=joe@example.org, BROKEN",
    "h=Received : From, h=Received : Sender, BROKEN",
    "s=brisbane, s=a b..c, BROKEN",
    "s=brisbane; d=, s=brisbane; d=other.example; d=, BROKEN",
  })
  void malformedAndDeprecatedSignaturesAreReported(String then, String now, DkimStatus dkimStatus) {
    assertEquals(List.of(dkimStatus), results(text(OF_6376).replace(then, now)));
  }

  @Test
  void forAnIncompleteMessageOnlyTheKeyIsLookedUp() {
    List<String> signatures =
        List.of("v=1; a=rsa-sha256; s=brisbane; d=example.com; h=From; bh=QUJD; b=QUJD", "v=0");

    assertEquals(
        List.of(
            new DkimResult(
                Domain.parse("example.com"),
                Optional.of("brisbane"),
                DkimKeyState.PRESENT,
                DkimStatus.NOT_VERIFIED),
            DkimResult.broken()),
        new DkimCheck(dns.client()).keys(signatures, Deadline.after(LoopbackDns.LONG_TIMEOUT)));
  }

  private List<DkimResult> verify(String mail) {
    return new DkimCheck(dns.client())
        .verify(mail.getBytes(StandardCharsets.UTF_8), Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private List<DkimStatus> results(String mail) {
    return verify(mail).stream().map(DkimResult::dkimStatus).toList();
  }

  private static String text(String file) {
    return Resources.text(DkimCheckTest.class, file);
  }
}
