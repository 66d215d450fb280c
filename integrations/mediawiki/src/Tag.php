<?php
/**
 * One tag as somebody wrote it: what is wrong with it, and the element it becomes.
 *
 * @file
 */

namespace MediaWiki\Extension\CopElements;

class Tag {

	/** As in HTML, that an attribute is there says yes. Writers of wikitext are used to these, though. */
	private const SAYS_NO = [ 'false', 'no', '0' ];

	/** @var string */
	private $name;

	/** @var array */
	private $about;

	/** @var \MediaWiki\Utils\UrlUtils */
	private $urls;

	/**
	 * @param string $name
	 * @param array $about What the element says of itself.
	 * @param \MediaWiki\Utils\UrlUtils $urls
	 */
	public function __construct( string $name, array $about, $urls ) {
		$this->name = $name;
		$this->about = $about;
		$this->urls = $urls;
	}

	public function title(): string {
		return $this->about['title'];
	}

	/**
	 * What is wrong, each as the name of a message and what it is told.
	 *
	 * @param string[] $given Attributes by name, without what the parser does itself.
	 * @param string $content
	 * @return string[][]
	 */
	public function problems( array $given, string $content ): array {
		$problems = [];
		$known = $this->about['attributes'];
		foreach ( $given as $name => $value ) {
			if ( $name !== 'community' ) {
				$problems[] = isset( $known[$name] )
					? $this->problemOf( $name, $known[$name], $value )
					: [ 'cop-elements-attribute', $this->name, (string)$name, $this->listed( array_merge( array_keys( $known ), [ 'community' ] ) ) ];
			}
		}
		$needs = $this->about['needs'];
		if ( $needs && !array_intersect_key( array_flip( $needs ), $given ) ) {
			$problems[] = [ 'cop-elements-needed', $this->name, $this->listed( $needs ) ];
		}
		if ( trim( $content ) !== '' ) {
			$problems[] = [ 'cop-elements-content', $this->name, "<{$this->name} />" ];
		}
		return array_values( array_filter( $problems ) );
	}

	/**
	 * The element, with its own attributes alone. Only for what has no problems.
	 *
	 * @param string[] $given
	 * @param string $within Markup that stands inside it until it draws itself.
	 * @param string $page The address of the page it stands on.
	 */
	public function markup( array $given, string $within, string $page ): string {
		$attributes = [];
		// An empty subject is the page itself, and a page of a wiki has more addresses than one.
		if ( ( $given['subject'] ?? null ) === '' ) {
			$given['subject'] = $page;
		}
		foreach ( array_intersect_key( $this->about['attributes'], $given ) as $name => $about ) {
			if ( $about['type'] !== 'boolean' ) {
				$attributes[$name] = $given[$name];
			} elseif ( !in_array( strtolower( $given[$name] ), self::SAYS_NO, true ) ) {
				$attributes[$name] = '';
			}
		}
		return Html::rawElement( $this->name, $attributes, $within );
	}

	/** @return string[]|null */
	private function problemOf( string $name, array $about, string $value ): ?array {
		if ( $about['type'] === 'number' && !preg_match( '/^\d{1,9}$/D', $value ) ) {
			return [ 'cop-elements-number', $name, $this->name, $value ];
		}
		if ( $about['type'] === 'choice' && !in_array( $value, $about['choices'], true ) ) {
			return [ 'cop-elements-choice', $name, $this->name, $this->listed( $about['choices'] ), $value ];
		}
		if ( $name === 'href' && !$this->isAddress( $value ) ) {
			return [ 'cop-elements-address', $name, $this->name, $value ];
		}
		return null;
	}

	/** Whoever may write pages may not write scripts, and an address can be one: it is of a kind that this wiki links to, or within it. */
	private function isAddress( string $value ): bool {
		// Browsers read over these when they look for the scheme.
		$read = preg_replace( '/[\x00-\x20]+/', '', $value );
		return !preg_match( '/^[^\/?#]*:/', $read )
			|| preg_match( '/^(?:' . $this->urls->validProtocols() . ')/i', $read ) === 1;
	}

	/** @param string[] $names */
	private function listed( array $names ): string {
		return implode( ', ', $names );
	}
}
