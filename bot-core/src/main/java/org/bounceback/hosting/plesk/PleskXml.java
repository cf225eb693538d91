package org.bounceback.hosting.plesk;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of an answer of Plesk's XML API, by the names of their elements. Nothing outside the
 * answer is read: document types and entities are not supported.
 */
final class PleskXml {
  private final List<Element> elements;

  private PleskXml(List<Element> elements) {
    this.elements = elements;
  }

  private record Element(String name, String text) {}

  /**
   * Reads an answer.
   *
   * @throws XMLStreamException when it is no XML
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
          // Comments and instructions say nothing.
        }
      }
    }
    return new PleskXml(elements);
  }

  /** The texts of all elements of that name that have one, in their order. */
  List<String> all(String name) {
    return elements.stream()
        .filter(each -> each.name().equals(name) && !each.text().isEmpty())
        .map(Element::text)
        .toList();
  }
}
