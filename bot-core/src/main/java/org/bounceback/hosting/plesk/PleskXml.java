package org.bounceback.hosting.plesk;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts in a response of Plesk's XML API, by element name. Document types and external entities
 * are not supported, so nothing outside the response is read.
 */
final class PleskXml {
  private final List<Element> elements;

  private PleskXml(List<Element> elements) {
    this.elements = elements;
  }

  private record Element(String name, String text) {}

  /**
   * Parses a response.
   *
   * @throws XMLStreamException if it is not valid XML
   */
  static PleskXml read(String document) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
    var elements = new ArrayList<Element>();
    var text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          elements.add(new Element(reader.getLocalName(), text.toString().strip()));
          text.setLength(0);
        }
        default -> {
          // Comments and processing instructions are ignored.
        }
      }
    }
    return new PleskXml(elements);
  }

  /** Returns the non-empty texts of all elements with that name, in order. */
  List<String> all(String name) {
    return elements.stream()
        .filter(element -> element.name().equals(name) && !element.text().isEmpty())
        .map(Element::text)
        .toList();
  }
}
