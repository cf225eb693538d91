package org.bounceback.diagnosis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.diagnosis.MailDomain.Place;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;

/**
 * Extracts the domains in the returned message: From, the envelope sender, the greeting, the links.
 */
final class MailDomainExtractor {
  /** Each domain is checked on every domain blocklist. */
  private static final int MAX = 8;

  private static final int MAX_TEXT = 256 * 1024;
  private static final Pattern LINK =
      Pattern.compile(
          "\\bhttps?://(?:[^\\s/@<>\"']{1,64}@)?(?<host>[a-z0-9.-]{4,253})",
          Pattern.CASE_INSENSITIVE);

  private final Map<Domain, List<Place>> places = new LinkedHashMap<>();

  private MailDomainExtractor() {}

  /** Returns a few domains at most, those of the header before those of the text. */
  static List<MailDomain> of(BouncedMessage bounce, MailOrigin mailOrigin) {
    var names = new MailDomainExtractor();
    BounceAddresses.from(bounce)
        .map(MailAddress::domain)
        .ifPresent(name -> names.add(name, Place.FROM));
    mailOrigin.sender().map(MailAddress::domain).ifPresent(name -> names.add(name, Place.SENDER));
    mailOrigin.sendingHost().flatMap(Domain::parse).ifPresent(name -> names.add(name, Place.HELO));
    bounce.returnedMail().ifPresent(names::addLinks);
    return names.places.entrySet().stream()
        .map(entry -> new MailDomain(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void addLinks(MimePart returned) {
    for (MimePart mimePart :
        new MailParser(MailLimits.STANDARD).read(returned.bytes()).mimeParts()) {
      if (mimePart.type().name().startsWith("text/")) {
        byte[] bytes = mimePart.bytes();
        // A host name is ASCII in any text.
        String text =
            new String(bytes, 0, Math.min(bytes.length, MAX_TEXT), StandardCharsets.ISO_8859_1);
        Matcher link = LINK.matcher(text);
        while (link.find() && places.size() < MAX) {
          Domain.parse(link.group("host")).ifPresent(name -> add(name, Place.LINK));
        }
      }
    }
  }

  private void add(Domain name, Place place) {
    // Domain blocklists contain registrable domains.
    Optional<Domain> registered = RegistrableDomain.of(name).map(RegistrableDomain::domain);
    if (registered.isEmpty() || (places.size() >= MAX && !places.containsKey(registered.get()))) {
      return;
    }
    List<Place> all = places.computeIfAbsent(registered.get(), first -> new ArrayList<>());
    if (!all.contains(place)) {
      all.add(place);
    }
  }
}
