<?php
/**
 * Where the community of this wiki is, as LocalSettings.php says.
 *
 * @file
 */

namespace MediaWiki\Extension\CopElements;

class Source {

	/** @var \Config */
	private $config;

	/** @var \MediaWiki\Utils\UrlUtils */
	private $urls;

	/**
	 * @param \Config $config
	 * @param \MediaWiki\Utils\UrlUtils $urls
	 */
	public function __construct( $config, $urls ) {
		$this->config = $config;
		$this->urls = $urls;
	}

	public function isChosen(): bool {
		return $this->address() !== '';
	}

	public function address(): string {
		return (string)$this->config->get( 'CopElementsSource' );
	}

	/** The host with its scheme and port, as a policy names it; null where the address names none, and so is of the wiki's own. */
	public function origin(): ?string {
		$parts = $this->urls->parse( $this->address() );
		if ( !$parts || $parts['host'] === '' ) {
			return null;
		}
		$scheme = $parts['scheme'] === '' ? '' : $parts['scheme'] . $parts['delimiter'];
		$port = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
		// These would begin another part of the policy.
		return str_replace( [ ';', ',', ' ' ], [ '%3B', '%2C', '%20' ], $scheme . $parts['host'] . $port );
	}

	/**
	 * The attributes of `<cop-community>`.
	 *
	 * @param string $community The id of a community, where the wiki's usual one is not meant.
	 * @return string[] By name.
	 */
	public function attributes( string $community ): array {
		return array_filter( [
			'adapter' => (string)$this->config->get( 'CopElementsAdapter' ),
			'src' => $this->address(),
			'credentials' => $this->config->get( 'CopElementsCookies' ) ? 'include' : '',
			'community' => $community === '' ? (string)$this->config->get( 'CopElementsCommunity' ) : $community,
		], 'strlen' );
	}
}
